package org.substra.api.identity;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes and knows the tokens of users: 40 hexadecimal digits, of which only a hash is stored. Where a
 * token can be given again (strategy reuse), it is derived from the password and a salt by argon2, so
 * that whoever reads the database cannot.
 */
@ApplicationScoped
class Tokens {

    /** @param left until it expires */
    record Issued(String token, Duration left) {}

    private static final int TOKEN_BYTES = 20;
    private static final int SALT_BYTES = 16;

    private final TokenRows rows;
    private final TokenOwners owners;
    private final Passwords passwords;
    private final IdentityConfig config;
    private final SecureRandom random = new SecureRandom();

    Tokens(TokenRows rows, TokenOwners owners, Passwords passwords, IdentityConfig config) {
        this.rows = rows;
        this.owners = owners;
        this.passwords = passwords;
        this.config = config;
    }

    /** A token for a user whose password was right. */
    Uni<Issued> issue(String user, String password) {
        return switch (config.tokenStrategy()) {
            case UNIQUE -> store(user, randomBytes(TOKEN_BYTES), null);
            case REUSE ->
                rows.reusable(user, Instant.now().minus(config.tokenLifetime()))
                        .chain(known ->
                                known.isPresent() ? again(user, password, known.get()) : fromPassword(user, password));
        };
    }

    /** Whose token it is. Fails with the words of the API when it is nobody's, or too old. */
    Uni<KnownCaller> owner(String token) {
        String hash = Hashes.sha256(token);
        return owners.ofHash(hash).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().failure(new AuthenticationFailedException("Invalid token."));
            }
            if (left(found.get().created()).isPositive()) {
                return Uni.createFrom().item(found.get().user());
            }
            return rows.remove(hash)
                    .invoke(owners::forget)
                    .chain(() -> Uni.createFrom().failure(new AuthenticationFailedException("The Token is expired")));
        });
    }

    @Scheduled(every = "1h")
    Uni<Void> forgetExpired() {
        return rows.removeMadeBefore(Instant.now().minus(config.tokenLifetime()))
                .replaceWithVoid();
    }

    private Uni<Issued> again(String user, String password, TokenEntity known) {
        byte[] salt = Objects.requireNonNull(known.salt);
        return passwords.derive(password, salt).map(Tokens::text).chain(token -> {
            if (Hashes.sha256(token).equals(known.hash)) {
                return Uni.createFrom().item(new Issued(token, left(known.created)));
            }
            return fromPassword(user, password); // the password has changed since
        });
    }

    private Uni<Issued> fromPassword(String user, String password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return passwords.derive(password, salt).chain(bytes -> store(user, bytes, salt));
    }

    private Uni<Issued> store(String user, byte[] bytes, byte @Nullable [] salt) {
        String token = text(bytes);
        Instant now = Instant.now();
        boolean only = config.tokenStrategy() == IdentityConfig.TokenStrategy.UNIQUE;
        return rows.store(user, Hashes.sha256(token), salt, now, only)
                .invoke(owners::forget)
                .map(_ -> new Issued(token, left(now)));
    }

    private Duration left(Instant created) {
        return Duration.between(Instant.now(), created.plus(config.tokenLifetime()));
    }

    private byte[] randomBytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, TOKEN_BYTES));
    }
}
