package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.TupleStatus;
import org.substra.contract.fold.FoldedPlan;
import org.substra.contract.fold.FoldedTuple;

/** The rows of a channel's fold, read and written in sets. */
final class FoldTables {

    private static final String TUPLE = "t.key, t.worker, t.plan, t.status, t.open_parents, t.parent_failed,"
            + " t.open_children, t.trains, t.cleaned";
    private static final String UNFINISHED = "t.status in ('WAITING', 'TODO', 'DOING')";

    private final Connection connection;
    private final String channel;

    FoldTables(Connection connection, String channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /** That a tuple needs another's model. */
    record Link(Key child, FoldedTuple parent) {}

    /** @param outsideOf the parent's plan, if the child is not of that plan */
    record NewLink(Key parent, Key child, @Nullable Key outsideOf) {}

    private interface Read<R> {
        R row(ResultSet row) throws SQLException;
    }

    List<FoldedTuple> tuples(Collection<Key> keys) {
        String sql = "select " + TUPLE + " from fold_tuple t where t.channel = ? and t.key = any(?)";
        return read(sql, array(keys), FoldTables::tuple);
    }

    List<FoldedTuple> children(Key parent) {
        String sql = "select " + TUPLE + " from fold_child c join fold_tuple t on t.channel = c.channel"
                + " and t.key = c.child where c.channel = ? and c.parent = ?";
        return read(sql, parent.value(), FoldTables::tuple);
    }

    List<Link> parents(Collection<Key> children) {
        String sql = "select " + TUPLE + ", c.child from fold_child c join fold_tuple t on t.channel = c.channel"
                + " and t.key = c.parent where c.channel = ? and c.child = any(?)";
        return read(sql, array(children), row -> new Link(new Key(row.getString(10)), tuple(row)));
    }

    /** In key order, as the next. */
    List<FoldedTuple> unfinished(Key plan) {
        String sql = "select " + TUPLE + " from fold_tuple t where t.channel = ? and t.plan = ? and " + UNFINISHED
                + " order by t.key";
        return read(sql, plan.value(), FoldTables::tuple);
    }

    List<FoldedTuple> unfinishedChildrenOutside(Key plan) {
        String sql = "select distinct " + TUPLE + " from fold_child c join fold_tuple t on t.channel = c.channel"
                + " and t.key = c.child where c.channel = ? and c.outside_of = ? and " + UNFINISHED + " order by t.key";
        return read(sql, plan.value(), FoldTables::tuple);
    }

    Optional<FoldedPlan> plan(Key key) {
        String sql = "select clean_models, canceled, failed, tuples, todo, doing, done from fold_plan"
                + " where channel = ? and key = ?";
        return read(
                        sql,
                        key.value(),
                        row -> new FoldedPlan(
                                key,
                                row.getBoolean(1),
                                row.getBoolean(2),
                                row.getBoolean(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(6),
                                row.getInt(7)))
                .stream()
                .findFirst();
    }

    void writeTuples(Collection<FoldedTuple> tuples) throws SQLException {
        var rows = new Rows("text", "text", "text", "text", "int4", "bool", "int4", "bool", "bool");
        tuples.forEach(tuple -> rows.add(
                tuple.key().value(),
                tuple.worker().value(),
                text(tuple.plan()),
                tuple.status().name(),
                tuple.openParents(),
                tuple.parentFailed(),
                tuple.openChildren(),
                tuple.trains(),
                tuple.cleaned()));
        rows.write(
                connection,
                channel,
                "insert into fold_tuple (channel, key, worker, plan, status, open_parents, parent_failed, open_children,"
                        + " trains, cleaned) select ?, * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (channel, key) do update set status = excluded.status,"
                        + " open_parents = excluded.open_parents, parent_failed = excluded.parent_failed,"
                        + " open_children = excluded.open_children, trains = excluded.trains, cleaned = excluded.cleaned");
    }

    void writeLinks(Collection<NewLink> links) throws SQLException {
        var rows = new Rows("text", "text", "text");
        links.forEach(link -> rows.add(link.parent().value(), link.child().value(), text(link.outsideOf())));
        rows.write(
                connection,
                channel,
                "insert into fold_child (channel, parent, child, outside_of) select ?, * from unnest(?, ?, ?)"
                        + " on conflict do nothing");
    }

    void writePlans(Collection<FoldedPlan> plans) throws SQLException {
        var rows = new Rows("text", "bool", "bool", "bool", "int4", "int4", "int4", "int4");
        plans.forEach(plan -> rows.add(
                plan.key().value(),
                plan.cleanModels(),
                plan.canceled(),
                plan.failed(),
                plan.tuples(),
                plan.todo(),
                plan.doing(),
                plan.done()));
        rows.write(
                connection,
                channel,
                "insert into fold_plan (channel, key, clean_models, canceled, failed, tuples, todo, doing, done)"
                        + " select ?, * from unnest(?, ?, ?, ?, ?, ?, ?, ?) on conflict (channel, key) do update set"
                        + " canceled = excluded.canceled, failed = excluded.failed, tuples = excluded.tuples,"
                        + " todo = excluded.todo, doing = excluded.doing, done = excluded.done");
    }

    private static FoldedTuple tuple(ResultSet row) throws SQLException {
        String plan = row.getString(3);
        return new FoldedTuple(
                new Key(row.getString(1)),
                new OrganisationId(row.getString(2)),
                plan == null ? null : new Key(plan),
                TupleStatus.valueOf(row.getString(4)),
                row.getInt(5),
                row.getBoolean(6),
                row.getInt(7),
                row.getBoolean(8),
                row.getBoolean(9));
    }

    private <R> List<R> read(String sql, Object parameter, Read<R> read) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, channel);
            if (parameter instanceof String[] keys) {
                select.setArray(2, connection.createArrayOf("text", keys));
            } else {
                select.setObject(2, parameter);
            }
            try (ResultSet rows = select.executeQuery()) {
                var all = new ArrayList<R>();
                while (rows.next()) {
                    all.add(read.row(rows));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static String[] array(Collection<Key> keys) {
        return keys.stream().map(Key::value).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Key key) {
        return key == null ? null : key.value();
    }
}
