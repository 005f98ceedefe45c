package org.substra.api.readmodel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.substra.contract.Key;
import org.substra.contract.record.TupleState;

/**
 * Models that are cleaned but whose bytes may be here still: noted with the event that cleans them, until they are removed and, a
 * day later, not there again. A worker that was frozen while it stored its result may wake up after the removal.
 */
@ApplicationScoped
public class CleanedModels {

    private static final int BATCH = 100;

    private static final String NEXT = """
            select c.channel, c.tuple, c.removed, t.state from cleaned_model c
            join ledger_tuple t on t.channel = c.channel and t.key = c.tuple
            where c.not_before <= now() order by c.not_before, c.channel, c.tuple limit $1 for update of c skip locked""";

    /** Channels share the volume; what one has cleaned another may need. */
    private static final String NEEDED_ELSEWHERE = """
            select 1 from ledger_position p
            join ledger_model m on m.channel = p.channel and m.hash = $2
            join ledger_tuple t on t.channel = m.channel and t.key = m.tuple
            where p.channel <> $1 and not t.cleaned limit 1""";

    private static final String REMOVED = """
            update cleaned_model set removed = true, not_before = now() + interval '1 day'
            where channel = $1 and tuple = $2""";

    private static final String REMOVED_FOR_GOOD = "delete from cleaned_model where channel = $1 and tuple = $2";

    private static final String LATER = """
            update cleaned_model set not_before = now() + interval '10 minutes' where channel = $1 and tuple = $2""";

    private static final String AGAIN = """
            insert into cleaned_model (channel, tuple)
            select t.channel, t.key from ledger_model m
            join ledger_tuple t on t.channel = m.channel and t.key = m.tuple
            where m.channel = $1 and m.hash = $2 and t.cleaned
            on conflict (channel, tuple) do update set removed = false, not_before = now()""";

    private final Pool pool;

    CleanedModels(Pool pool) {
        this.pool = pool;
    }

    /**
     * Has some of them removed, by their hashes, and forgets those that are gone for the second time. So it may be done again after a crash;
     * replicas do not get the same ones.
     *
     * @param removal answers whether the bytes are gone; if not, it is asked again after some minutes
     * @return whether there may be more
     */
    public Uni<Boolean> remove(Function<Key, Uni<Boolean>> removal) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(BATCH))
                .call(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> remove(row, removal, connection))
                        .collect()
                        .last())
                .map(rows -> rows.size() == BATCH));
    }

    /** To be called when the bytes of a model have come just now: it may have been cleaned, and removed, meanwhile. */
    public Uni<Void> removeIfCleaned(String channel, Key hash) {
        return pool.preparedQuery(AGAIN)
                .execute(Tuple.of(channel, hash.value()))
                .replaceWithVoid();
    }

    /** One that cannot be removed now keeps none of the others from it. */
    private static Uni<RowSet<Row>> remove(Row row, Function<Key, Uni<Boolean>> removal, SqlConnection connection) {
        String channel = row.getString("channel");
        return Multi.createFrom()
                .items(hashes(row.getString("state")))
                .onItem()
                .transformToUniAndConcatenate(hash -> connection
                        .preparedQuery(NEEDED_ELSEWHERE)
                        .execute(Tuple.of(channel, hash.value()))
                        .chain(needed -> needed.size() > 0 ? Uni.createFrom().item(true) : removal.apply(hash)))
                .collect()
                .with(Collectors.reducing(true, Boolean::logicalAnd))
                .chain(gone -> connection
                        .preparedQuery(gone ? removed(row) : LATER)
                        .execute(Tuple.of(channel, row.getString("tuple"))));
    }

    private static String removed(Row row) {
        return row.getBoolean("removed") ? REMOVED_FOR_GOOD : REMOVED;
    }

    /** Of the model, or of head and trunk. */
    private static Stream<Key> hashes(String json) {
        TupleState state = Records.read(TupleState.class, json);
        return Stream.of(
                        state.head(),
                        state.model() == null ? null : state.model().hash())
                .filter(Objects::nonNull);
    }
}
