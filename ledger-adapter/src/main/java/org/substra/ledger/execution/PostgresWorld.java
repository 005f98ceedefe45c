package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<String> changed = new HashSet<>();

    /**
     * What one ledger transaction has done.
     *
     * @param read all keys it may have read
     */
    record Changes(Set<String> read, Map<String, byte[]> written) {}

    public PostgresWorld(Connection connection, String channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /** Begins a ledger transaction; the next one sees it once it is committed. */
    public Open begin(OrganisationId caller) {
        return new Open(caller);
    }

    /** Whether the keys are as the database has them: nothing committed here has changed one. */
    boolean isUnchanged(Set<String> keys) {
        return Collections.disjoint(keys, changed);
    }

    /** Shows what a transaction has written to those that follow. */
    void commit(Map<String, byte[]> written) {
        written.forEach((key, value) -> known.put(key, Optional.of(value)));
        unflushed.putAll(written);
        changed.addAll(written.keySet());
    }

    /** Writes to the database what was committed. */
    public void flush() throws SQLException {
        var rows = new Rows("text", "bytea");
        unflushed.forEach(rows::add);
        rows.write(
                connection,
                channel,
                "insert into world (channel, key, value) select ?, * from unnest(?, ?)"
                        + " on conflict (channel, key) do update set value = excluded.value");
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

    /** Loads together what is not known. */
    private void load(Collection<String> keys) {
        String[] unknown =
                keys.stream().filter(key -> !known.containsKey(key)).distinct().toArray(String[]::new);
        if (unknown.length == 0) {
            return;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select key, value from world where channel = ? and key = any(?)")) {
            select.setString(1, channel);
            select.setArray(2, connection.createArrayOf("text", unknown));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getString(1), Optional.of(rows.getBytes(2)));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
        for (String key : unknown) {
            known.putIfAbsent(key, Optional.empty());
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
            PostgresWorld.this.commit(written);
            written.clear();
        }

        /** What it has put, and what it may have read, as the first transaction here. */
        Changes changes() {
            return new Changes(Set.copyOf(known.keySet()), Map.copyOf(written));
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
        public void expect(Collection<String> keys) {
            load(keys);
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
