package org.substra.api.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.substra.api.error.TokenRefused;

/** Makes, renews and ends what browsers are signed in with: an access token and the refresh token that follows it. */
@ApplicationScoped
class Sessions {

    /** @param claims of the access token */
    record Session(Instant begun, Claims claims, String access, String refresh) {}

    private final Users users;
    private final JsonWebTokens tokens;
    private final SpentTokens spent;
    private final IdentityConfig config;

    Sessions(Users users, JsonWebTokens tokens, SpentTokens spent, IdentityConfig config) {
        this.users = users;
        this.tokens = tokens;
        this.spent = spent;
        this.config = config;
    }

    /** Fails with {@link TokenRefused} when the name or the password is wrong. */
    Uni<Session> begin(Login.Complete login) {
        return users.signIn(login.username(), login.password())
                .chain(user -> user.isPresent() ? issue(user.get().id()) : refuse(TokenRefused.login()));
    }

    /** Spends the refresh token for a new pair. Fails with {@link TokenRefused} when it is not worth one. */
    Uni<Session> renew(String refresh) {
        return tokens.check(refresh, Claims.Type.REFRESH)
                .chain(claims -> claims.isEmpty()
                        ? Uni.createFrom().item(claims)
                        : users.withId(claims.get().user()).map(user -> user.flatMap(_ -> claims)))
                .chain(this::spend)
                .chain(claims -> claims.isPresent() ? issue(claims.get().user()) : refuse(TokenRefused.refresh()));
    }

    /** The refresh token, if it is one, is worth nothing any more. */
    Uni<Void> end(String refresh) {
        return tokens.check(refresh, Claims.Type.REFRESH).chain(this::spend).replaceWithVoid();
    }

    /** The same claims; none when they were spent before. */
    private Uni<Optional<Claims>> spend(Optional<Claims> token) {
        return token.isEmpty()
                ? Uni.createFrom().item(token)
                : spent.spend(token.get()).map(first -> token.filter(_ -> first));
    }

    private Uni<Session> issue(long user) {
        Instant now = Instant.now();
        Claims access = Claims.of(Claims.Type.ACCESS, user, now, config.accessLifetime());
        Claims refresh = Claims.of(Claims.Type.REFRESH, user, now, config.refreshLifetime());
        return tokens.sign(access)
                .chain(first -> tokens.sign(refresh).map(second -> new Session(now, access, first, second)));
    }

    private static <T> Uni<T> refuse(TokenRefused why) {
        return Uni.createFrom().failure(why);
    }
}
