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
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{40}");
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

    /** A token for a user whose password was right; none when it is not theirs any more. */
    Uni<Optional<Issued>> issue(KnownCaller.User user, String password) {
        return switch (config.tokenStrategy()) {
            case UNIQUE -> store(user, randomBytes(TOKEN_BYTES), null);
            case REUSE ->
                rows.reusable(user.name(), Instant.now().minus(config.tokenLifetime()))
                        .chain(known ->
                                known.isPresent() ? again(user, password, known.get()) : fromPassword(user, password));
        };
    }

    /** Whose token it is. Fails with the words of the API when it is nobody's, or too old. */
    Uni<KnownCaller> owner(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Uni.createFrom().failure(new AuthenticationFailedException("Invalid token."));
        }
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

    private Uni<Optional<Issued>> again(KnownCaller.User user, String password, TokenEntity known) {
        byte[] salt = Objects.requireNonNull(known.salt);
        return passwords.derive(password, salt).map(Tokens::text).chain(token -> {
            if (Hashes.same(Hashes.sha256(token), known.hash)) {
                return Uni.createFrom().item(Optional.of(new Issued(token, left(known.created))));
            }
            return fromPassword(user, password); // the password has changed since
        });
    }

    private Uni<Optional<Issued>> fromPassword(KnownCaller.User user, String password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return passwords.derive(password, salt).chain(bytes -> store(user, bytes, salt));
    }

    private Uni<Optional<Issued>> store(KnownCaller.User user, byte[] bytes, byte @Nullable [] salt) {
        String token = text(bytes);
        Instant now = Instant.now();
        boolean only = config.tokenStrategy() == IdentityConfig.TokenStrategy.UNIQUE;
        return rows.store(user, TokenEntity.of(user.name(), Hashes.sha256(token), salt, now), only)
                .invoke(owners::forget)
                .map(stored -> stored ? Optional.of(new Issued(token, left(now))) : Optional.empty());
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
