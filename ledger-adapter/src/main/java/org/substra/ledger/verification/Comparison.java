package org.substra.ledger.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Compares a table that is stored with the same table as it follows from the log, row by row and
 * with all its columns, streaming both.
 *
 * @param what a row is called
 * @param sql gives the id (in byte order) and a hash of every row of a channel
 */
record Comparison(String what, String sql) {

    private static final String BY_NUMBER = "lpad(number::text, 20, '0') collate \"C\"";
    private static final String ENTRY = "entry";
    private static final int FETCH = 500;

    /** In the order in which one follows from the other: what differs first is the cause. */
    static final List<Comparison> ALL = List.of(
            of(ENTRY, "executed", BY_NUMBER),
            of("world-state row", "world", "key"),
            of("event", "event", BY_NUMBER),
            of("derived status of tuple", "fold_tuple", "key"),
            of("child of tuple", "fold_child", "parent || ' ' || child"),
            of("tip", "tip", BY_NUMBER));

    private static Comparison of(String what, String table, String id) {
        return new Comparison(
                what,
                "select " + id + " as id, encode(sha256(convert_to(stored::text, 'UTF8')), 'hex') from " + table
                        + " stored where channel = ? order by id");
    }

    /**
     * A row that differs.
     *
     * @param isBeyond it is an entry after the last one that could be executed from the log
     */
    record Difference(String text, boolean isBeyond) {}

    /** Names the first row that differs; empty when all are equal. Both connections are inside a transaction. */
    Optional<Difference> firstDifference(String channel, Connection stored, Connection fromLog) throws SQLException {
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
                    return Optional.of(new Difference(
                            name(storedRows) + " is stored, but does not follow from the log", what.equals(ENTRY)));
                }
                if (order > 0) {
                    return Optional.of(
                            new Difference(name(logRows) + " follows from the log, but is not stored", false));
                }
                if (!storedRows.getString(2).equals(logRows.getString(2))) {
                    return Optional.of(new Difference(
                            name(storedRows) + " is stored otherwise than it follows from the log", false));
                }
                moreStored = storedRows.next();
                moreLog = logRows.next();
            }
            return Optional.empty();
        }
    }

    private String name(ResultSet row) throws SQLException {
        String id = row.getString(1);
        return what + " " + (id.startsWith("0") && id.length() == 20 ? String.valueOf(Long.parseLong(id)) : id);
    }

    private PreparedStatement select(Connection connection, String channel) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(FETCH);
        statement.setString(1, channel);
        return statement;
    }
}
