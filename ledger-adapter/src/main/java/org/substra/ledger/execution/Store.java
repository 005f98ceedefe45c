package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.event.Event;
import org.substra.ledger.input.Seen;

/** The rows about executed entries, for one database transaction. */
final class Store {

    private final Connection connection;
    private final String channel;

    Store(Connection connection, String channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /** The tip, locked until this transaction ends: of several adapters on one database one executes at a time. */
    Tip lock() throws SQLException {
        Tip locked = tip(" for update");
        if (locked.number() >= 0) {
            return locked;
        }
        begin();
        return tip(" for update");
    }

    /** Makes the row that is locked, unless it is there. */
    private void begin() throws SQLException {
        String first = "insert into tip (channel, number, chain, result) values (?, ?, ?, ?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(first)) {
            insert.setString(1, channel);
            insert.setLong(2, Tip.START.number());
            insert.setString(3, Tip.START.chain().value());
            insert.setString(4, Tip.START.result().value());
            insert.executeUpdate();
        }
    }

    Tip tip() throws SQLException {
        return tip("");
    }

    private Tip tip(String suffix) throws SQLException {
        String sql = "select number, chain, result, event_number, event_index from tip where channel = ?" + suffix;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, channel);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Tip.START;
                }
                return new Tip(row.getLong(1), new Key(row.getString(2)), new Key(row.getString(3)), event(row, 4));
            }
        }
    }

    void advance(Tip from, Tip to) throws SQLException {
        String sql = "update tip set number = ?, chain = ?, result = ?, event_number = ?, event_index = ?"
                + " where channel = ? and number = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, to.number());
            update.setString(2, to.chain().value());
            update.setString(3, to.result().value());
            setEvent(update, 4, to.event());
            update.setString(6, channel);
            update.setLong(7, from.number());
            if (update.executeUpdate() != 1) {
                throw new SQLException("another adapter has moved the tip of " + channel + " beyond " + from.number());
            }
        }
    }

    void insert(List<Executed> entries) throws SQLException {
        String row = "insert into executed (channel, number, input_hash, chain, result, organisation, command_id,"
                + " event_number, event_index, verdict) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        String event = "insert into event (channel, number, event_index, body) values (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(row);
                PreparedStatement insertEvent = connection.prepareStatement(event)) {
            for (Executed entry : entries) {
                bind(insert, entry);
                insert.addBatch();
                for (Event told : entry.events()) {
                    insertEvent.setString(1, channel);
                    insertEvent.setLong(2, told.position().block());
                    insertEvent.setInt(3, told.position().index());
                    insertEvent.setBytes(4, Json.write(told));
                    insertEvent.addBatch();
                }
            }
            insert.executeBatch();
            insertEvent.executeBatch();
        }
    }

    private void bind(PreparedStatement insert, Executed entry) throws SQLException {
        insert.setString(1, channel);
        insert.setLong(2, entry.number());
        insert.setString(3, entry.inputHash().value());
        insert.setString(4, entry.chain().value());
        insert.setString(5, entry.result().value());
        OrganisationId organisation = entry.organisation();
        insert.setString(6, organisation == null ? null : organisation.value());
        insert.setString(7, entry.commandId());
        setEvent(insert, 8, entry.newestEvent());
        insert.setBytes(10, Json.write(entry.verdict()));
    }

    /** The hash of the bytes that were executed as this entry. */
    Optional<Key> inputHash(long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select input_hash from executed where channel = ? and number = ?")) {
            select.setString(1, channel);
            select.setLong(2, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Key(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** What we have executed up to this entry. */
    Optional<Seen> seen(long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select chain, result from executed where channel = ? and number = ?")) {
            select.setString(1, channel);
            select.setLong(2, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Seen(number, new Key(row.getString(1)), new Key(row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    boolean isExecuted(OrganisationId organisation, String commandId) throws SQLException {
        return outcome(organisation, commandId).isPresent();
    }

    Optional<Outcome> outcome(OrganisationId organisation, String commandId) throws SQLException {
        String sql = "select verdict, event_number, event_index from executed"
                + " where channel = ? and organisation = ? and command_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, channel);
            select.setString(2, organisation.value());
            select.setString(3, commandId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Outcome(
                                Json.read(row.getBytes(1), Verdict.class), new Position(row.getLong(2), row.getInt(3))))
                        : Optional.empty();
            }
        }
    }

    private static @Nullable Position event(ResultSet row, int column) throws SQLException {
        long block = row.getLong(column);
        return row.wasNull() ? null : new Position(block, row.getInt(column + 1));
    }

    private static void setEvent(PreparedStatement statement, int index, @Nullable Position event) throws SQLException {
        if (event == null) {
            statement.setNull(index, Types.BIGINT);
            statement.setNull(index + 1, Types.INTEGER);
        } else {
            statement.setLong(index, event.block());
            statement.setInt(index + 1, event.index());
        }
    }
}
