package org.substra.ledger.submission;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The signed bytes of every command, kept before they are sent, so that a repetition sends the same. */
final class Submissions {

    private final String channel;
    private final DataSource own;

    Submissions(String channel, DataSource own) {
        this.channel = channel;
        this.own = own;
    }

    Optional<byte[]> find(String commandId) throws SQLException {
        try (Connection connection = own.getConnection()) {
            return find(connection, commandId);
        }
    }

    /**
     * Keeps the bytes, durably: once they may be in the log, they must not be forgotten.
     *
     * @return the bytes to send: those of another adapter if it was first
     */
    byte[] keep(String commandId, byte[] bytes) throws SQLException {
        String sql = "insert into submission (channel, command_id, bytes) values (?, ?, ?) on conflict do nothing";
        try (Connection connection = own.getConnection();
                PreparedStatement durable = connection.prepareStatement("set local synchronous_commit = on");
                PreparedStatement insert = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            durable.execute();
            insert.setString(1, channel);
            insert.setString(2, commandId);
            insert.setBytes(3, bytes);
            insert.executeUpdate();
            connection.commit();
            byte[] kept = find(connection, commandId).orElse(bytes);
            connection.commit();
            return kept;
        }
    }

    private Optional<byte[]> find(Connection connection, String commandId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select bytes from submission where channel = ? and command_id = ?")) {
            select.setString(1, channel);
            select.setString(2, commandId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }
}
