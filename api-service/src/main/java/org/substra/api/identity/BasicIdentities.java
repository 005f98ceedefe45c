package org.substra.api.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.substra.api.audit.Audit;
import org.substra.api.audit.AuditEvent;

/** Knows nodes, and users, by name and secret. A wrong one counts as a login of that address. */
@ApplicationScoped
class BasicIdentities implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final IncomingNodes nodes;
    private final SignIns signIns;
    private final Throttle throttle;
    private final Audit audit;

    BasicIdentities(IncomingNodes nodes, SignIns signIns, Throttle throttle, Audit audit) {
        this.nodes = nodes;
        this.signIns = signIns;
        this.throttle = throttle;
        this.audit = audit;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        var client = ClientAddress.of(
                HttpSecurityUtils.getRoutingContextAttribute(request).request());
        Attempt attempt = Attempt.of(request.getUsername(), client, Attempt.FILE);
        String secret = new String(request.getPassword().getPassword());
        return throttle.check(Throttle.Scope.LOGIN, client.counted(), Attempt.anonymous(Attempt.FILE, client))
                .chain(() -> nodes.secretOf(attempt.name()))
                .chain(hash -> known(attempt, hash, secret))
                .map(caller ->
                        caller.orElseThrow(() -> new AuthenticationFailedException("Invalid username/password.")))
                .map(caller ->
                        QuarkusSecurityIdentity.builder().setPrincipal(caller).build());
    }

    /** A node whose secret was checked before costs nothing; everything else is counted until it was right. */
    private Uni<Optional<KnownCaller>> known(Attempt attempt, Optional<String> hash, String secret) {
        if (hash.isPresent() && nodes.hasVerified(hash.get(), secret)) {
            return Uni.createFrom().item(Optional.of(KnownCaller.Node.of(attempt.name())));
        }
        String client = attempt.client().counted();
        return throttle.count(Throttle.Scope.LOGIN, client, Attempt.anonymous(Attempt.FILE, attempt.client()))
                .chain(() -> hash.isPresent()
                        ? node(attempt, hash.get(), secret)
                        : signIns.check(attempt, secret).map(user -> user.map(KnownCaller.class::cast)))
                .call(caller -> caller.isPresent()
                        ? throttle.giveBack(Throttle.Scope.LOGIN, client)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Optional<KnownCaller>> node(Attempt attempt, String hash, String secret) {
        AuditEvent event = Attempt.anonymous(Attempt.FILE, attempt.client())
                .by(attempt.name().value());
        return nodes.verify(hash, secret).map(right -> {
            if (right) {
                audit.done(event);
                return Optional.of(KnownCaller.Node.of(attempt.name()));
            }
            audit.refused(event);
            return Optional.empty();
        });
    }
}
