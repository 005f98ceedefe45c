package org.substra.ledger.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares a table that is stored with the same table as it follows from the log, row by row and
 * with all its columns, streaming both.
 *
 * @param what a row is called
 * @param sql gives the id (in byte order) and a hash of every row of a channel
 */
record Comparison(String what, String sql) {

    private static final String BY_NUMBER = "lpad(number::text, 20, '0') collate \"C\"";
    private static final Pattern PADDED = Pattern.compile("\\b(?=\\d{20}\\b)0{1,19}");
    private static final int FETCH = 500;

    /** In the order in which one follows from the other: what differs first is the cause. */
    static final List<Comparison> ALL = List.of(
            of("entry", "executed", BY_NUMBER),
            of("world-state row", "world", "key"),
            of("event", "event", BY_NUMBER + " || '.' || lpad(event_index::text, 20, '0') collate \"C\""),
            of("derived status of tuple", "fold_tuple", "key"),
            of("child of tuple", "fold_child", "parent || ' ' || child"),
            of("derived status of compute plan", "fold_plan", "key"),
            of(
                    "part of compute plan",
                    "fold_kept",
                    "plan || ' ' || organisation || ' ' || lpad(number::text, 20, '0')"),
            of("tip", "tip", BY_NUMBER));

    private static Comparison of(String what, String table, String id) {
        return new Comparison(
                what,
                "select " + id + " as id, encode(sha256(convert_to(stored::text, 'UTF8')), 'hex') from " + table
                        + " stored where channel = ? order by id");
    }

    /** Names the first row that differs; empty when all are equal. Both connections are inside a transaction. */
    Optional<String> firstDifference(String channel, Connection stored, Connection fromLog) throws SQLException {
        try (PreparedStatement ours = select(stored, channel);
                PreparedStatement theirs = select(fromLog, channel);
                ResultSet storedRows = ours.executeQuery();
                ResultSet logRows = theirs.executeQuery()) {
            boolean moreStored = storedRows.next();
            boolean moreLog = logRows.next();
            while (moreStored || moreLog) {
                int order = !moreStored
                        ? 1
                        : !moreLog ? -1 : storedRows.getString(1).compareTo(logRows.getString(1));
                if (order < 0) {
                    return Optional.of(name(storedRows) + " is stored, but does not follow from the log");
                }
                if (order > 0) {
                    return Optional.of(name(logRows) + " follows from the log, but is not stored");
                }
                if (!storedRows.getString(2).equals(logRows.getString(2))) {
                    return Optional.of(name(storedRows) + " is stored otherwise than it follows from the log");
                }
                moreStored = storedRows.next();
                moreLog = logRows.next();
            }
            return Optional.empty();
        }
    }

    private String name(ResultSet row) throws SQLException {
        return what + " " + PADDED.matcher(row.getString(1)).replaceAll("");
    }

    private PreparedStatement select(Connection connection, String channel) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(FETCH);
        statement.setString(1, channel);
        return statement;
    }
}
