package org.substra.api.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the credentials of a request: a token anywhere, a name and a secret only where files are downloaded. */
@ApplicationScoped
class CallerMechanism implements HttpAuthenticationMechanism {

    private static final String TOKEN = "Token ";
    private static final String BASIC = "Basic ";
    private static final Pattern FILE_ROUTE = Pattern.compile("/[^/]+/[^/]+/(file|description|metrics|opener)/");

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, TOKEN, 0, TOKEN.length())) {
            String token = authorization.substring(TOKEN.length()).trim();
            return identify(new TokenAuthenticationRequest(new TokenCredential(token, "token")), context, identities);
        }
        if (authorization != null
                && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                && FILE_ROUTE.matcher(context.normalizedPath()).matches()) {
            return identify(
                    nameAndSecret(authorization.substring(BASIC.length()).trim()), context, identities);
        }
        return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "JWT realm=\"api\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class, UsernamePasswordAuthenticationRequest.class);
    }

    private static Uni<SecurityIdentity> identify(
            AuthenticationRequest request, RoutingContext context, IdentityProviderManager identities) {
        return identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, context));
    }

    private static AuthenticationRequest nameAndSecret(String encoded) {
        try {
            String clear = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = clear.indexOf(':');
            if (colon >= 0) {
                char[] secret = clear.substring(colon + 1).toCharArray();
                return new UsernamePasswordAuthenticationRequest(
                        clear.substring(0, colon), new PasswordCredential(secret));
            }
        } catch (IllegalArgumentException notBase64) {
            throw new AuthenticationFailedException("Invalid basic header. Credentials not correctly base64 encoded.");
        }
        throw new AuthenticationFailedException("Invalid basic header. Credentials not correctly base64 encoded.");
    }
}
