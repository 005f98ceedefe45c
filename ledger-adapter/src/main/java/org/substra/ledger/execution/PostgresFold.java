package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.TupleStatus;
import org.substra.contract.fold.FoldState;
import org.substra.contract.fold.FoldedTuple;

/** A channel's fold in PostgreSQL, for one database transaction; writes are flushed together at the end. */
final class PostgresFold implements FoldState {

    private final Connection connection;
    private final String channel;
    private final Map<Key, FoldedTuple> tuples = new HashMap<>();
    private final Map<Key, TreeSet<Key>> children = new HashMap<>();
    private final Map<Key, FoldedTuple> unflushed = new LinkedHashMap<>();
    private final Map<Key, TreeSet<Key>> newChildren = new LinkedHashMap<>();

    PostgresFold(Connection connection, String channel) {
        this.connection = connection;
        this.channel = channel;
    }

    @Override
    public Optional<FoldedTuple> tuple(Key key) {
        FoldedTuple known = tuples.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<FoldedTuple> loaded = load(key);
        loaded.ifPresent(tuple -> tuples.put(key, tuple));
        return loaded;
    }

    @Override
    public void put(FoldedTuple tuple) {
        tuples.put(tuple.key(), tuple);
        unflushed.put(tuple.key(), tuple);
    }

    @Override
    public List<Key> children(Key parent) {
        return List.copyOf(all(parent));
    }

    @Override
    public void addChild(Key parent, Key child) {
        newChildren.computeIfAbsent(parent, _ -> new TreeSet<>()).add(child);
        TreeSet<Key> known = children.get(parent);
        if (known != null) {
            known.add(child);
        }
    }

    void flush() throws SQLException {
        String tuple = "insert into fold_tuple (channel, key, worker, status, open_parents, parent_failed)"
                + " values (?, ?, ?, ?, ?, ?) on conflict (channel, key) do update set status = excluded.status,"
                + " open_parents = excluded.open_parents, parent_failed = excluded.parent_failed";
        String child = "insert into fold_child (channel, parent, child) values (?, ?, ?) on conflict do nothing";
        try (PreparedStatement upsert = connection.prepareStatement(tuple);
                PreparedStatement insert = connection.prepareStatement(child)) {
            for (FoldedTuple folded : unflushed.values()) {
                bind(upsert, folded);
                upsert.addBatch();
            }
            upsert.executeBatch();
            for (var entry : newChildren.entrySet()) {
                for (Key key : entry.getValue()) {
                    insert.setString(1, channel);
                    insert.setString(2, entry.getKey().value());
                    insert.setString(3, key.value());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        unflushed.clear();
        newChildren.clear();
    }

    private void bind(PreparedStatement upsert, FoldedTuple folded) throws SQLException {
        upsert.setString(1, channel);
        upsert.setString(2, folded.key().value());
        upsert.setString(3, folded.worker().value());
        upsert.setString(4, folded.status().name());
        upsert.setInt(5, folded.openParents());
        upsert.setBoolean(6, folded.parentFailed());
    }

    private TreeSet<Key> all(Key parent) {
        return children.computeIfAbsent(parent, key -> {
            TreeSet<Key> loaded = loadChildren(key);
            loaded.addAll(newChildren.getOrDefault(key, new TreeSet<>()));
            return loaded;
        });
    }

    private Optional<FoldedTuple> load(Key key) {
        String sql = "select worker, status, open_parents, parent_failed from fold_tuple where channel = ? and key = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, channel);
            select.setString(2, key.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new FoldedTuple(
                                key,
                                new OrganisationId(row.getString(1)),
                                TupleStatus.valueOf(row.getString(2)),
                                row.getInt(3),
                                row.getBoolean(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private TreeSet<Key> loadChildren(Key parent) {
        try (PreparedStatement select =
                connection.prepareStatement("select child from fold_child where channel = ? and parent = ?")) {
            select.setString(1, channel);
            select.setString(2, parent.value());
            try (ResultSet rows = select.executeQuery()) {
                var keys = new TreeSet<Key>();
                while (rows.next()) {
                    keys.add(new Key(rows.getString(1)));
                }
                return keys;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
