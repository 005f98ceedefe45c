package org.substra.api.computeplan;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.substra.contract.Key;

/** Remembers requests until their answers have left, so that a client that sends one again gets the same plan. */
@ApplicationScoped
class Submissions {

    private static final String OPEN = """
            insert into compute_plan_request (channel, scope, hash, plan, batch, touched) values ($1, $2, $3, $4, $5, now())
            on conflict (channel, scope, hash) do update set touched = now() returning plan, batch""";
    private static final String TAKEN = "select part, keys from compute_plan_part where batch = $1";
    private static final String TAKE = """
            insert into compute_plan_part (batch, part, keys) select $1::text, $2::integer, $3::text[]
            where exists (select from compute_plan_request where batch = $1 for key share) on conflict do nothing""";
    private static final String CLOSE = "delete from compute_plan_request where batch = $1";
    private static final String FORGET = "delete from compute_plan_request where touched < $1";

    private final Pool pool;
    private final ComputePlanConfig config;
    private final ConcurrentMap<Key, Uni<Void>> closing = new ConcurrentHashMap<>();

    Submissions(Pool pool, ComputePlanConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * The submission of a request, which is the earlier one when it was sent before and its answer is not known to have left.
     *
     * @param scope within which the hash tells requests apart
     * @param drawn what it is when it is new
     */
    Uni<Submission> open(String channel, String scope, Key hash, Submission drawn) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(
                        channel,
                        scope,
                        hash.value(),
                        drawn.plan().value(),
                        drawn.batch().value()))
                .chain(rows -> {
                    Row row = rows.iterator().next();
                    var submission = new Submission(new Key(row.getString(0)), new Key(row.getString(1)));
                    Uni<Void> ending = closing.get(submission.batch());
                    return ending == null
                            ? Uni.createFrom().item(submission)
                            : ending.chain(() -> open(channel, scope, hash, drawn));
                });
    }

    /** The keys of the parts that the ledger has taken, by their numbers. */
    Uni<Map<Integer, List<Key>>> taken(Submission submission) {
        return pool.preparedQuery(TAKEN)
                .execute(Tuple.of(submission.batch().value()))
                .map(rows -> {
                    var parts = new HashMap<Integer, List<Key>>();
                    rows.forEach(row -> parts.put(
                            row.getInteger(0),
                            Stream.of(row.getArrayOfStrings(1)).map(Key::new).toList()));
                    return parts;
                });
    }

    /** The ledger has taken a part. */
    Uni<Void> take(Submission submission, int part, List<Key> keys) {
        String[] values = keys.stream().map(Key::value).toArray(String[]::new);
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(submission.batch().value(), part, values))
                .replaceWithVoid();
    }

    /** Its answer has left, or nothing came of it: the same request is another one from now on. */
    Uni<Void> close(Submission submission) {
        return Uni.createFrom()
                .deferred(() -> closing.computeIfAbsent(
                        submission.batch(),
                        batch -> delete(batch)
                                .onTermination()
                                .invoke(() -> closing.remove(batch))
                                .memoize()
                                .indefinitely()));
    }

    private Uni<Void> delete(Key batch) {
        return pool.preparedQuery(CLOSE).execute(Tuple.of(batch.value())).replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "1m")
    Uni<Void> forget() {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(OffsetDateTime.now().minus(config.remember())))
                .invoke(old -> Log.debugf("%d requests for compute plans forgotten", old.rowCount()))
                .replaceWithVoid();
    }
}
