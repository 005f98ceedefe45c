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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the credentials of a request: a token of either kind anywhere (but the root knows no JSON web tokens, spec 1.2), a name and
 * a secret only where files are downloaded.
 */
@ApplicationScoped
class CallerMechanism implements HttpAuthenticationMechanism {

    private static final String JWT = "JWT ";
    private static final String TOKEN = "Token ";
    private static final String BASIC = "Basic ";
    private static final String ROOT = "/";
    private static final Pattern FILE_ROUTE = Pattern.compile("/[^/]+/[^/]+/(file|description|metrics|opener)/");

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return credentials(context)
                .map(shown -> identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(shown, context)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private static Optional<AuthenticationRequest> credentials(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        String authorization = header == null ? "" : header;
        String path = context.normalizedPath();
        if (isOf(JWT, authorization) && !path.equals(ROOT)) {
            return JwtCookies.read(context.request(), JwtCookies.SIGNATURE)
                    .map(signature -> new SplitToken(rest(JWT, authorization), signature));
        }
        if (isOf(TOKEN, authorization)) {
            return Optional.of(
                    new TokenAuthenticationRequest(new TokenCredential(rest(TOKEN, authorization), "token")));
        }
        if (isOf(BASIC, authorization) && FILE_ROUTE.matcher(path).matches()) {
            return Optional.of(nameAndSecret(rest(BASIC, authorization)));
        }
        return Optional.empty();
    }

    private static boolean isOf(String scheme, String authorization) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String rest(String scheme, String authorization) {
        return authorization.substring(scheme.length()).trim();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "JWT realm=\"api\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SplitToken.class, TokenAuthenticationRequest.class, UsernamePasswordAuthenticationRequest.class);
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
