package org.substra.api.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.substra.api.audit.Audit;
import org.substra.api.audit.AuditEvent;
import org.substra.api.error.TokenRefused;

/** Makes, renews and ends what browsers are signed in with: an access token and the refresh token that follows it. */
@ApplicationScoped
class Sessions {

    /** @param claims of the access token */
    record Session(Instant begun, Claims claims, String access, String refresh) {}

    static final String REFRESH = "refresh";
    static final String LOGOUT = "logout";

    private final SignIns signIns;
    private final Users users;
    private final JsonWebTokens tokens;
    private final SpentTokens spent;
    private final Audit audit;
    private final IdentityConfig config;

    Sessions(
            SignIns signIns, Users users, JsonWebTokens tokens, SpentTokens spent, Audit audit, IdentityConfig config) {
        this.signIns = signIns;
        this.users = users;
        this.tokens = tokens;
        this.spent = spent;
        this.audit = audit;
        this.config = config;
    }

    /** Fails with {@link TokenRefused} when the name or the password is wrong. */
    Uni<Session> begin(Login.Complete login, ClientAddress client) {
        return signIns.check(Attempt.of(login.username(), client, Attempt.COOKIES), login.password())
                .chain(user -> user.isPresent() ? issue(user.get().id()) : refuse(TokenRefused.login()));
    }

    /** Spends the refresh token for a new pair. Fails with {@link TokenRefused} when it is not worth one. */
    Uni<Session> renew(String refresh, AuditEvent event) {
        return tokens.check(refresh, Claims.Type.REFRESH)
                .chain(claims -> owner(claims)
                        .chain(user -> user.isEmpty()
                                ? refused(event)
                                : spend(claims)
                                        .chain(first -> first.isPresent()
                                                ? issue(user.get().id())
                                                        .invoke(() -> audit.done(event.by(
                                                                user.get().name())))
                                                : refused(event.by(user.get().name())))));
    }

    /** The refresh token, if it is one, is worth nothing any more. */
    Uni<Void> end(String refresh, AuditEvent event) {
        return tokens.check(refresh, Claims.Type.REFRESH)
                .chain(claims -> spend(claims)
                        .chain(this::owner)
                        .invoke(user -> user.ifPresent(known -> audit.done(event.by(known.name())))))
                .replaceWithVoid();
    }

    private Uni<Optional<KnownCaller.User>> owner(Optional<Claims> token) {
        return token.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : users.withId(token.get().user());
    }

    /** The same claims; none when they were spent before. */
    private Uni<Optional<Claims>> spend(Optional<Claims> token) {
        return token.isEmpty()
                ? Uni.createFrom().item(token)
                : spent.spend(token.get()).map(first -> token.filter(_ -> first));
    }

    private Uni<Session> refused(AuditEvent event) {
        audit.refused(event);
        return refuse(TokenRefused.refresh());
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
