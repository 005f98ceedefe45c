package org.substra.api.identity;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.api.error.Throttled;

/**
 * Counts what a client address does while nobody knows who it is. The counts are in the database, so all
 * replicas count together; a count begins with the first request and ends a minute later.
 */
@ApplicationScoped
class Throttle {

    private static final String COUNT = """
            insert into api_throttle as t (scope, client, hits, ends) values ($1, $2, 1, now() + interval '1 minute')
            on conflict (scope, client) do update set
            hits = case when t.ends < now() then 1 else t.hits + 1 end,
            ends = case when t.ends < now() then now() + interval '1 minute' else t.ends end
            returning hits, ceil(extract(epoch from ends - now()))::bigint as seconds""";

    private static final String LOOK = """
            select hits, ceil(extract(epoch from ends - now()))::bigint as seconds from api_throttle
            where scope = $1 and client = $2 and ends > now()""";

    private static final String FORGET = "delete from api_throttle where ends < now()";

    private final Pool pool;
    private final int limit;

    Throttle(Pool pool, IdentityConfig config) {
        this.pool = pool;
        this.limit = config.requestsPerMinute();
    }

    /** Counts one more. Fails with {@link Throttled} when that is one too many. */
    Uni<Void> count(String scope, String client) {
        return query(COUNT, scope, client).chain(row -> refuseAbove(limit, row));
    }

    /** Counts nothing. Fails with {@link Throttled} when the next one would be too many. */
    Uni<Void> check(String scope, String client) {
        return query(LOOK, scope, client).chain(row -> refuseAbove(limit - 1, row));
    }

    @Scheduled(every = "10m")
    Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private Uni<RowSet<Row>> query(String sql, String scope, String client) {
        return pool.preparedQuery(sql).execute(Tuple.of(scope, client));
    }

    private static Uni<Void> refuseAbove(int most, RowSet<Row> rows) {
        for (Row row : rows) {
            if (row.getInteger("hits") > most) {
                return Uni.createFrom().failure(new Throttled(Math.max(1, row.getLong("seconds"))));
            }
        }
        return Uni.createFrom().voidItem();
    }
}
