package org.substra.api.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;

/** Tuples of every kind. Any question costs one statement. */
@ApplicationScoped
public class Tuples {

    private static final String TUPLES = "select " + TupleReader.COLUMNS + """
             from ledger_tuple t
            join ledger_asset a on a.channel = t.channel and a.key = t.algo
            left join ledger_asset d on d.channel = t.channel and d.key = t.data_manager
            left join ledger_asset o on o.channel = t.channel and o.key = t.objective
            left join lateral (
                select array_agg(p.key order by l.place) as keys, array_agg(p.state order by l.place) as states
                from ledger_tuple_parent l join ledger_tuple p on p.channel = l.channel and p.key = l.parent
                where l.channel = t.channel and l.tuple = t.key
            ) parents on t.kind <> 'testtuple'
            where t.channel = $1 and\s""";

    private static final String ORDER = " order by t.kind, t.list_order, t.key";

    private static final String TRAINING = "t.kind in ('traintuple', 'composite_traintuple', 'aggregatetuple')";

    private final Pool pool;

    Tuples(Pool pool) {
        this.pool = pool;
    }

    /** A tuple of that kind; null when there is none. */
    public Uni<@Nullable TupleRow> find(String channel, TupleKind kind, Key key) {
        return rows(channel, "t.kind = '" + kind.word() + "' and t.key = $2", key.value())
                .map(Tuples::first);
    }

    /** A training tuple of whichever kind; null when there is none. */
    public Uni<@Nullable TupleRow> training(String channel, Key key) {
        return rows(channel, TRAINING + " and t.key = $2", key.value()).map(Tuples::first);
    }

    Uni<List<TupleRow>> load(String channel, List<String> keys) {
        return load(pool, channel, keys);
    }

    /** Those of the keys that are there, e.g. inside a transaction. */
    static Uni<List<TupleRow>> load(SqlClient client, String channel, List<String> keys) {
        return rows(client, channel, "t.key = any ($2)", keys.toArray(String[]::new));
    }

    /** The testtuples of a training tuple, the certified ones last. */
    public Uni<List<TupleRow>> testsOf(String channel, Key trained) {
        return rows(channel, "t.trained = $2", trained.value());
    }

    /** The tuple that made a model; null when no such model was ever recorded. */
    public Uni<@Nullable TupleRow> ofModel(String channel, Key hash) {
        String made = "t.key in (select m.tuple from ledger_model m where m.channel = $1 and m.hash = $2)";
        return rows(channel, made, hash.value()).map(Tuples::first);
    }

    private Uni<List<TupleRow>> rows(String channel, String condition, Object value) {
        return rows(pool, channel, condition, value);
    }

    private static Uni<List<TupleRow>> rows(SqlClient client, String channel, String condition, Object value) {
        return client.preparedQuery(TUPLES + condition + ORDER)
                .execute(Tuple.of(channel, value))
                .map(TupleReader::read);
    }

    private static @Nullable TupleRow first(List<TupleRow> rows) {
        return rows.isEmpty() ? null : rows.getFirst();
    }
}
