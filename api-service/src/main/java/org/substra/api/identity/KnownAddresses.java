package org.substra.api.identity;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** From where people have signed in during the last three months. */
@ApplicationScoped
class KnownAddresses {

    private static final String STANDING = """
            select exists (select from api_user where name = $1),
            exists (select from api_known_address
                where user_name = $1 and client = $2 and seen > now() - interval '90 days')""";

    /** Who has been removed meanwhile is not remembered; who comes often is noted once a day. */
    private static final String REMEMBER = """
            insert into api_known_address as a (user_name, client) select name, $2 from api_user where name = $1
            on conflict (user_name, client) do update set seen = now() where a.seen < now() - interval '1 day'""";

    private static final String FORGET = "delete from api_known_address where seen < now() - interval '90 days'";

    private final Pool pool;

    KnownAddresses(Pool pool) {
        this.pool = pool;
    }

    Uni<Standing> standing(Attempt attempt) {
        return pool.preparedQuery(STANDING)
                .execute(parameters(attempt))
                .map(rows -> rows.iterator().next())
                .map(row -> new Standing(row.getBoolean(0), row.getBoolean(1)));
    }

    /** After the password was right. */
    Uni<Void> remember(Attempt attempt) {
        return pool.preparedQuery(REMEMBER).execute(parameters(attempt)).replaceWithVoid();
    }

    @Scheduled(every = "{substra.identity.flush-every}")
    Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private static Tuple parameters(Attempt attempt) {
        return Tuple.of(attempt.name().value(), attempt.client().counted());
    }
}
