package org.substra.api.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * What a JSON web token says about itself, read before anything is believed: ours say exactly how they are signed, and by
 * which key; whatever says more, or something else, is not ours.
 */
final class TokenHeader {

    /** Ours have some 300. */
    private static final int LONGEST = 2000;

    private static final Set<String> FIELDS = Set.of("typ", "alg", "kid");
    private static final String ALGORITHM = "HS256";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TokenHeader() {}

    /** The id of the key that is said to have signed the token; empty when it is none of ours. */
    static Optional<String> keyOf(String token) {
        int end = token.indexOf('.');
        if (end < 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token.substring(0, end));
            return keyOf(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<String> keyOf(JsonNode header) {
        boolean ours = header.isObject()
                && onlyOurs(header.fieldNames())
                && ALGORITHM.equals(header.path("alg").textValue());
        return ours ? Optional.ofNullable(header.path("kid").textValue()) : Optional.empty();
    }

    private static boolean onlyOurs(Iterator<String> fields) {
        while (fields.hasNext()) {
            if (!FIELDS.contains(fields.next())) {
                return false;
            }
        }
        return true;
    }
}
