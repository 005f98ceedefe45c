package org.substra.api.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token, known by its hash. */
@Entity
@Table(name = "api_token")
class TokenEntity {

    @Id
    String hash;

    @Column(name = "user_name")
    String userName;

    @Column
    byte @Nullable [] salt;

    @Column
    Instant created;

    static TokenEntity of(String user, String hash, byte @Nullable [] salt, Instant created) {
        var token = new TokenEntity();
        token.hash = hash;
        token.userName = user;
        token.salt = salt;
        token.created = created;
        return token;
    }
}
