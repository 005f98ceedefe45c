package org.substra.api.identity;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** Refresh tokens that were used, or given back, before they expired: none works twice, at whichever replica. */
@ApplicationScoped
class SpentTokens {

    private static final String SPEND =
            "insert into api_spent_token (jti, expires) values ($1, $2) on conflict do nothing";
    private static final String FORGET = "delete from api_spent_token where expires < now()";

    private final Pool pool;

    SpentTokens(Pool pool) {
        this.pool = pool;
    }

    /** Spends a token; false when it was spent before. */
    Uni<Boolean> spend(Claims token) {
        var expires = Instant.ofEpochSecond(token.expires()).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(SPEND).execute(Tuple.of(token.id(), expires)).map(rows -> rows.rowCount() == 1);
    }

    @Scheduled(every = "{substra.identity.flush-every}")
    Uni<Void> forgetExpired() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }
}
