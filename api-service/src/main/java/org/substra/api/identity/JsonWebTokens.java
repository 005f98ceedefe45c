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

/** Signs and checks JSON web tokens: HS256 and nothing else, with the keys that all replicas share. */
@ApplicationScoped
class JsonWebTokens {

    private final SigningKeys keys;
    private final JWTParser parser;

    JsonWebTokens(SigningKeys keys, JWTParser parser) {
        this.keys = keys;
        this.parser = parser;
    }

    Uni<String> sign(Claims claims) {
        return keys.newest()
                .map(key -> Jwt.claims(Map.of(
                                Claims.TYPE, claims.type().word(),
                                Claims.EXPIRES, claims.expires(),
                                Claims.ID, claims.id(),
                                Claims.USER, claims.user()))
                        .jws()
                        .algorithm(SignatureAlgorithm.HS256)
                        .keyId(key.id())
                        .sign(key.secret()));
    }

    /** What the token says; empty unless it is one of ours, of this type, and has not expired. */
    Uni<Optional<Claims>> check(String token, Claims.Type type) {
        Optional<String> kid = TokenHeader.keyOf(token);
        return kid.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : keys.withId(kid.get())
                        .map(key -> key.flatMap(found -> read(token, found.secret()))
                                .filter(claims -> claims.type() == type));
    }

    private Optional<Claims> read(String token, SecretKey secret) {
        try {
            return claims(parser.parse(token, manner(secret)));
        } catch (ParseException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Claims> claims(JsonWebToken token) {
        Object word = token.getClaim(Claims.TYPE);
        Object user = token.getClaim(Claims.USER);
        Object id = token.getClaim(Claims.ID);
        for (Claims.Type type : Claims.Type.values()) {
            if (type.word().equals(word) && user instanceof JsonNumber number && number.isIntegral() && id != null) {
                return Optional.of(new Claims(type, token.getExpirationTime(), id.toString(), number.longValue()));
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
