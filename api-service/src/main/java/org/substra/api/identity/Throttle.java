package org.substra.api.identity;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.substra.api.audit.Audit;
import org.substra.api.audit.AuditEvent;
import org.substra.api.error.Throttled;

/**
 * Counts what is done while nobody knows who does it. The counts are in the database, so all replicas count together; a count
 * begins with the first request and ends with its scope's time.
 */
@ApplicationScoped
class Throttle {

    /** What is counted together. */
    enum Scope {
        /** Of a client address: logins, and wrong passwords wherever they are shown. */
        LOGIN(Duration.ofMinutes(1)),
        /** Of a client address: everything else that is open to everybody. */
        ANONYMOUS(Duration.ofMinutes(1)),
        /** Of the name of a user: wrong passwords. */
        NAME(Duration.ofMinutes(15));

        private final double seconds;

        Scope(Duration time) {
            this.seconds = time.toSeconds();
        }

        private Tuple row(String client) {
            return Tuple.of(word(), client, seconds);
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String COUNT = """
            insert into api_throttle as t (scope, client, hits, ends) values ($1, $2, 1, now() + make_interval(secs => $3))
            on conflict (scope, client) do update set
            hits = case when t.ends < now() then 1 else t.hits + 1 end,
            ends = case when t.ends < now() then now() + make_interval(secs => $3) else t.ends end
            returning hits, ceil(extract(epoch from ends - now()))::bigint as seconds""";

    private static final String FULL =
            "select hits from api_throttle where scope = $1 and client = $2 and ends > now() and hits >= $3";

    private static final String GIVE_BACK =
            "update api_throttle set hits = hits - 1 where scope = $1 and client = $2 and hits > 0";

    private static final String FORGET = "delete from api_throttle where ends < now()";

    private final Pool pool;
    private final Audit audit;
    private final int limit;

    Throttle(Pool pool, Audit audit, IdentityConfig config) {
        this.pool = pool;
        this.audit = audit;
        this.limit = config.requestsPerMinute();
    }

    /** Counts one more. Fails with {@link Throttled} when that is one too many; the first such is in the audit log. */
    Uni<Void> count(Scope scope, String client, AuditEvent event) {
        return pool.preparedQuery(COUNT).execute(scope.row(client)).chain(rows -> refuseAbove(rows, event));
    }

    /** Counts nothing, unless the next one would be too many; that fails as {@link #count}. */
    Uni<Void> check(Scope scope, String client, AuditEvent event) {
        return pool.preparedQuery(FULL)
                .execute(Tuple.of(scope.word(), client, limit))
                .chain(full -> full.size() == 0 ? Uni.createFrom().voidItem() : count(scope, client, event));
    }

    /** What was counted was all right. */
    Uni<Void> giveBack(Scope scope, String client) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(scope.word(), client))
                .replaceWithVoid();
    }

    @Scheduled(every = "10m")
    Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private Uni<Void> refuseAbove(RowSet<Row> rows, AuditEvent event) {
        Row count = rows.iterator().next();
        int hits = count.getInteger("hits");
        if (hits == limit + 1) {
            audit.throttled(event);
        }
        return hits > limit
                ? Uni.createFrom().failure(new Throttled(Math.max(1, count.getLong("seconds"))))
                : Uni.createFrom().voidItem();
    }
}
