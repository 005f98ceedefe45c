package org.substra.api.identity;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonNumber;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Signs and checks JSON web tokens: HS256, with the key that all replicas share. */
@ApplicationScoped
class JsonWebTokens {

    private final SigningKey key;
    private final JWTParser parser;

    JsonWebTokens(SigningKey key, JWTParser parser) {
        this.key = key;
        this.parser = parser;
    }

    Uni<String> sign(Claims claims) {
        return key.get()
                .map(secret -> Jwt.claims(Map.of(
                                Claims.TYPE, claims.type().word(),
                                Claims.EXPIRES, claims.expires(),
                                Claims.ID, claims.id(),
                                Claims.USER, claims.user()))
                        .jws()
                        .algorithm(SignatureAlgorithm.HS256)
                        .sign(secret));
    }

    /** What the token says; empty unless it is one of ours, of this type, and has not expired. */
    Uni<Optional<Claims>> check(String token, Claims.Type type) {
        return key.get().map(secret -> read(token, secret).filter(claims -> claims.type() == type));
    }

    private Optional<Claims> read(String token, SecretKey secret) {
        try {
            return claims(parser.parse(token, manner(secret)));
        } catch (ParseException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Claims> claims(JsonWebToken token) {
        String word = token.getClaim(Claims.TYPE);
        JsonNumber user = token.getClaim(Claims.USER);
        for (Claims.Type type : Claims.Type.values()) {
            if (type.word().equals(word) && user != null && token.getTokenID() != null) {
                return Optional.of(
                        new Claims(type, token.getExpirationTime(), token.getTokenID(), user.longValueExact()));
            }
        }
        return Optional.empty();
    }

    /** They say neither when they were issued nor, by name, to whom; they end on the second. */
    private static JWTAuthContextInfo manner(SecretKey secret) {
        var manner = new JWTAuthContextInfo();
        manner.setSecretVerificationKey(secret);
        manner.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        manner.setMaxTimeToLiveSecs(0L);
        manner.setRequireNamedPrincipal(false);
        manner.setClockSkew(0);
        return manner;
    }
}
