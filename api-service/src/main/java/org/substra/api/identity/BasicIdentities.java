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

/** Knows nodes, and users, by name and secret. A wrong one counts as a login of that address. */
@ApplicationScoped
class BasicIdentities implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final IncomingNodes nodes;
    private final Users users;
    private final Throttle throttle;

    BasicIdentities(IncomingNodes nodes, Users users, Throttle throttle) {
        this.nodes = nodes;
        this.users = users;
        this.throttle = throttle;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String client = HttpSecurityUtils.getRoutingContextAttribute(request)
                .request()
                .remoteAddress()
                .hostAddress();
        String secret = new String(request.getPassword().getPassword());
        return throttle.check(LoginResource.SCOPE, client)
                .chain(() -> known(request.getUsername(), secret))
                .chain(caller -> caller.isPresent() ? identity(caller.get()) : refuse(client));
    }

    private Uni<Optional<KnownCaller>> known(String name, String secret) {
        return nodes.signIn(name, secret)
                .chain(node -> node.isPresent()
                        ? Uni.createFrom().item(node)
                        : users.signIn(name, secret).map(user -> user.map(KnownCaller.class::cast)));
    }

    private static Uni<SecurityIdentity> identity(KnownCaller caller) {
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder().setPrincipal(caller).build());
    }

    private Uni<SecurityIdentity> refuse(String client) {
        return throttle.count(LoginResource.SCOPE, client)
                .chain(() -> Uni.createFrom().failure(new AuthenticationFailedException("Invalid username/password.")));
    }
}
