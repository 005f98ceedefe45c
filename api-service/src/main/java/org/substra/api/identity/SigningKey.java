package org.substra.api.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret that signs JSON web tokens. It lies in the database, so that what one replica has signed all know; the
 * first that needs it draws it. Without its row a restarted node draws another, and everybody has to sign in again.
 */
@ApplicationScoped
class SigningKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 64;
    private static final String DRAW =
            "insert into api_signing_key (name, bytes) values ('jwt', $1) on conflict do nothing";
    private static final String READ = "select bytes from api_signing_key where name = 'jwt'";

    private final Pool pool;
    private volatile @Nullable SecretKey known;

    SigningKey(Pool pool) {
        this.pool = pool;
    }

    Uni<SecretKey> get() {
        SecretKey key = known;
        return key == null
                ? shared().invoke(found -> known = found)
                : Uni.createFrom().item(key);
    }

    private Uni<SecretKey> shared() {
        var drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn);
        return pool.preparedQuery(DRAW)
                .execute(Tuple.of(Buffer.buffer(drawn)))
                .chain(() -> pool.query(READ).execute())
                .map(rows -> new SecretKeySpec(
                        rows.iterator().next().getBuffer("bytes").getBytes(), ALGORITHM));
    }
}
