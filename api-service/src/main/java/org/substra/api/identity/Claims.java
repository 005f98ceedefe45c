package org.substra.api.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What a JSON web token says (spec 1.2).
 *
 * @param type what it may be used for
 * @param expires seconds since 1970
 * @param id its own, drawn at random
 * @param user whose it is
 */
@RegisterForReflection
record Claims(
        @JsonProperty(TYPE) Type type,
        @JsonProperty(EXPIRES) long expires,
        @JsonProperty(ID) String id,
        @JsonProperty(USER) long user) {

    static final String TYPE = "token_type";
    static final String EXPIRES = "exp";
    static final String ID = "jti";
    static final String USER = "user_id";

    enum Type {
        @JsonProperty("access")
        ACCESS("access"),
        @JsonProperty("refresh")
        REFRESH("refresh");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Of a new token. */
    static Claims of(Type type, long user, Instant now, Duration lifetime) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return new Claims(type, now.plus(lifetime).getEpochSecond(), id, user);
    }
}
