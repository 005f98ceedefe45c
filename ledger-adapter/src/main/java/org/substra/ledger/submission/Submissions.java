package org.substra.ledger.submission;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.substra.ledger.execution.DatabaseTransaction;

/** The signed bytes of every command, kept before they are sent, so that a repetition sends the same. */
public final class Submissions {

    private final String channel;
    private final DataSource own;

    public Submissions(String channel, DataSource own) {
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
     * @return empty when these are kept now; those to send instead, when another adapter was first
     */
    Optional<byte[]> keep(String commandId, byte[] bytes) throws SQLException {
        boolean first = DatabaseTransaction.run(own, connection -> insert(connection, commandId, bytes));
        return first ? Optional.empty() : find(commandId);
    }

    private boolean insert(Connection connection, String commandId, byte[] bytes) throws SQLException {
        String sql = "insert into submission (channel, command_id, bytes) values (?, ?, ?) on conflict do nothing";
        try (Statement durable = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            durable.execute("set local synchronous_commit = on");
            insert.setString(1, channel);
            insert.setString(2, commandId);
            insert.setBytes(3, bytes);
            return insert.executeUpdate() == 1;
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
