package org.substra.api.identity;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that sign JSON web tokens. They lie in the database, so that what one replica has signed all know. The newest
 * one signs; older ones stay for as long as a token lives that they have signed. What changes there counts within a second.
 */
@ApplicationScoped
public class SigningKeys {

    private static final String READ = "select kid, bytes, drawn from api_signing_key order by drawn desc, kid";
    private static final String DRAW = "insert into api_signing_key (kid, bytes) values ($1, $2)";
    private static final String DRAW_WHEN_OLD = """
            insert into api_signing_key (kid, bytes) select $1::text, $2::bytea
            where not exists (select from api_signing_key where drawn > now() - make_interval(secs => $3))""";
    /** Those whose successor has signed everything for longer than a token lives; or that are old enough for it, anyway. */
    private static final String FORGET = """
            delete from api_signing_key k using api_signing_key successor
            where successor.drawn > k.drawn and successor.drawn < now() - make_interval(secs => $1)""";

    private static final String FORGET_OLDER = "delete from api_signing_key where kid <> $1";

    /** For clocks that differ, and for replicas that sign with the old key for a second longer. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Pool pool;
    private final IdentityConfig config;
    private volatile @Nullable KeyRing known;

    SigningKeys(Pool pool, IdentityConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** The one to sign with; drawn when there is none. */
    Uni<SigningKey> newest() {
        return ring().chain(ring -> ring.keys().isEmpty()
                ? drawIfOld().chain(this::read).map(read -> read.keys().getFirst())
                : Uni.createFrom().item(ring.keys().getFirst()));
    }

    /** The one of that id, which a token names; looked for in the database when another replica may just have drawn it. */
    Uni<Optional<SigningKey>> withId(String kid) {
        return ring().chain(ring -> ring.find(kid).isPresent()
                ? Uni.createFrom().item(ring.find(kid))
                : read().map(read -> read.find(kid)));
    }

    /**
     * Draws a new key, which signs from now on; its id.
     *
     * @param atOnce forgets the older ones, and with them every token: everybody has to sign in again
     */
    public Uni<String> rotate(boolean atOnce) {
        SigningKey key = SigningKey.draw();
        return pool.withTransaction(connection -> connection
                        .preparedQuery(DRAW)
                        .execute(Tuple.of(key.id(), key.buffer()))
                        .chain(() -> atOnce
                                ? connection.preparedQuery(FORGET_OLDER).execute(Tuple.of(key.id()))
                                : Uni.createFrom().nullItem()))
                .invoke(() -> known = null)
                .replaceWith(key.id());
    }

    /** Keeps the newest one young, and those away that no living token needs. */
    @Scheduled(every = "10m")
    Uni<Void> turn() {
        Duration longest = config.accessLifetime().compareTo(config.refreshLifetime()) > 0
                ? config.accessLifetime()
                : config.refreshLifetime();
        return drawIfOld()
                .chain(() -> pool.preparedQuery(FORGET)
                        .execute(Tuple.of((double) longest.plus(GRACE).toSeconds())))
                .replaceWithVoid();
    }

    /** Two replicas that do so at once draw two: both are known to all, and one of them is the newer. */
    private Uni<Void> drawIfOld() {
        SigningKey key = SigningKey.draw();
        double age = config.signingKeyLifetime().toSeconds();
        return pool.preparedQuery(DRAW_WHEN_OLD)
                .execute(Tuple.of(key.id(), key.buffer(), age))
                .replaceWithVoid();
    }

    private Uni<KeyRing> ring() {
        KeyRing ring = known;
        return ring != null && ring.isFresh() ? Uni.createFrom().item(ring) : read();
    }

    private Uni<KeyRing> read() {
        return pool.query(READ).execute().map(SigningKeys::ring).invoke(ring -> known = ring);
    }

    private static KeyRing ring(RowSet<Row> rows) {
        return KeyRing.of(StreamSupport.stream(rows.spliterator(), false)
                .map(SigningKey::of)
                .toList());
    }
}
