package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.substra.contract.OrganisationId;
import org.substra.contract.world.WorldState;

/**
 * A channel's world state in PostgreSQL, for one database transaction in which many ledger
 * transactions follow each other. Reads are kept, writes are flushed together at the end.
 */
public final class PostgresWorld {

    private final Connection connection;
    private final String channel;
    private final Map<String, Optional<byte[]>> known = new HashMap<>();
    private final Map<String, byte[]> unflushed = new TreeMap<>();

    public PostgresWorld(Connection connection, String channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /** Begins a ledger transaction; the next one sees it once it is committed. */
    public Open begin(OrganisationId caller) {
        return new Open(caller);
    }

    /** Writes to the database what was committed. */
    public void flush() throws SQLException {
        String sql = "insert into world (channel, key, value) values (?, ?, ?)"
                + " on conflict (channel, key) do update set value = excluded.value";
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            for (var entry : unflushed.entrySet()) {
                upsert.setString(1, channel);
                upsert.setString(2, entry.getKey());
                upsert.setBytes(3, entry.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
        unflushed.clear();
    }

    private Optional<byte[]> load(String key) {
        try (PreparedStatement select =
                connection.prepareStatement("select value from world where channel = ? and key = ?")) {
            select.setString(1, channel);
            select.setString(2, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private List<WorldState.Entry> loadRange(String from, String until) {
        String sql = "select key, value from world where channel = ? and key >= ? and key < ? order by key";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            flush();
            select.setString(1, channel);
            select.setString(2, from);
            select.setString(3, until);
            try (ResultSet rows = select.executeQuery()) {
                var entries = new ArrayList<WorldState.Entry>();
                while (rows.next()) {
                    entries.add(new WorldState.Entry(rows.getString(1), rows.getBytes(2)));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** One ledger transaction. */
    public final class Open implements WorldState {

        private final OrganisationId caller;
        private final Map<String, byte[]> written = new TreeMap<>();

        private Open(OrganisationId caller) {
            this.caller = caller;
        }

        /** Shows the puts to the transactions that follow. */
        public void commit() {
            written.forEach((key, value) -> known.put(key, Optional.of(value)));
            unflushed.putAll(written);
            written.clear();
        }

        @Override
        public OrganisationId caller() {
            return caller;
        }

        @Override
        public Optional<byte[]> get(String key) {
            return known.computeIfAbsent(key, PostgresWorld.this::load);
        }

        @Override
        public void put(String key, byte[] value) {
            written.put(key, value);
        }

        @Override
        public Stream<Entry> range(String from, String until) {
            return loadRange(from, until).stream();
        }
    }
}
