package org.substra.api.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.api.error.TokenRefused;

/** Knows users by their access tokens. */
@ApplicationScoped
class SplitTokenIdentities implements IdentityProvider<SplitToken> {

    private final JsonWebTokens tokens;
    private final Users users;

    SplitTokenIdentities(JsonWebTokens tokens, Users users) {
        this.tokens = tokens;
        this.users = users;
    }

    @Override
    public Class<SplitToken> getRequestType() {
        return SplitToken.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SplitToken request, AuthenticationRequestContext context) {
        return tokens.check(request.token(), Claims.Type.ACCESS)
                .map(claims -> claims.orElseThrow(TokenRefused::access))
                .chain(claims -> users.withId(claims.user()))
                .map(user -> user.orElseThrow(TokenRefused::user))
                .<SecurityIdentity>map(user ->
                        QuarkusSecurityIdentity.builder().setPrincipal(user).build())
                .onFailure(TokenRefused.class)
                .transform(refused -> new AuthenticationFailedException(refused.getMessage(), refused));
    }
}
