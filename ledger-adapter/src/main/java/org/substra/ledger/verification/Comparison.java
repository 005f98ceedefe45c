package org.substra.ledger.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Compares what is stored with what the log says, row by row, streaming both.
 *
 * @param what a row is called
 * @param sql gives the id (in byte order) and a hash of the content of every row of a channel
 */
record Comparison(String what, String sql) {

    private static final int FETCH = 500;

    static final Comparison ENTRIES = new Comparison(
            "entry",
            "select lpad(number::text, 20, '0') collate \"C\" as id,"
                    + " chain || result || coalesce(command_id, '-') || encode(sha256(verdict), 'hex')"
                    + " from executed where channel = ? order by id");

    static final Comparison WORLD = new Comparison(
            "world-state row",
            "select key as id, encode(sha256(value), 'hex') from world where channel = ? order by id");

    static final Comparison EVENTS = new Comparison(
            "event",
            "select lpad(number::text, 20, '0') collate \"C\" as id, encode(sha256(body), 'hex')"
                    + " from event where channel = ? order by id");

    static final Comparison FOLD = new Comparison(
            "derived status of tuple",
            "select key as id, status || open_parents || parent_failed from fold_tuple where channel = ? order by id");

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
