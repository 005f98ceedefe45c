package org.substra.api.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whose tokens are, remembered for a second: who asks often is looked up once. So a token that another replica has replaced
 * may work for a second longer; one that this replica has replaced, or that is too old, does not.
 */
@ApplicationScoped
class TokenOwners {

    record Owned(Instant created, KnownCaller.User user) {}

    private record Remembered(Owned owned, long since) {}

    private static final String OWNED = """
            select t.created, u.id, u.name, u.channel from api_token t join api_user u on u.name = t.user_name
            where t.hash = $1""";

    private static final long NANOS = Duration.ofSeconds(1).toNanos();
    private static final int SIZE = 1000;

    private final Pool pool;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();

    TokenOwners(Pool pool) {
        this.pool = pool;
    }

    /** The token of that hash; empty when there is none. */
    Uni<Optional<Owned>> ofHash(String hash) {
        Remembered known = remembered.get(hash);
        if (known != null && isFresh(known)) {
            return Uni.createFrom().item(Optional.of(known.owned()));
        }
        long before = forgotten.get();
        return pool.preparedQuery(OWNED)
                .execute(Tuple.of(hash))
                .map(TokenOwners::first)
                .invoke(found -> found.ifPresent(owned -> remember(hash, owned, before)));
    }

    /** After any change: what is being looked up meanwhile is not remembered, either. */
    void forget() {
        forgotten.incrementAndGet();
        remembered.clear();
    }

    private void remember(String hash, Owned owned, long before) {
        if (remembered.size() >= SIZE) {
            remembered.values().removeIf(known -> !isFresh(known));
        }
        if (remembered.size() < SIZE) {
            remembered.put(hash, new Remembered(owned, System.nanoTime()));
        }
        if (forgotten.get() != before) {
            remembered.remove(hash);
        }
    }

    private static boolean isFresh(Remembered known) {
        return System.nanoTime() - known.since() < NANOS;
    }

    private static Optional<Owned> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(owned(rows.iterator().next()));
    }

    private static Owned owned(Row row) {
        var user = new KnownCaller.User(row.getLong(1), row.getString(2), Optional.ofNullable(row.getString(3)));
        return new Owned(row.getOffsetDateTime(0).toInstant(), user);
    }
}
