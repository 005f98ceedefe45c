package org.substra.api.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How people sign in. */
@ConfigMapping(prefix = "substra.identity")
interface IdentityConfig {

    /** What a second login does with the first one's token. */
    enum TokenStrategy {
        /** A user has one token: the new one ends the old one. */
        UNIQUE,
        /** The same token again, as long as it lives. */
        REUSE
    }

    @WithDefault("unique")
    TokenStrategy tokenStrategy();

    @WithDefault("1440")
    @Min(1)
    int tokenLifetimeMinutes();

    /** Of the JWT that requests show. */
    @WithDefault("1440")
    @Min(1)
    int accessLifetimeMinutes();

    /** Of the JWT that makes new ones. */
    @WithDefault("10080")
    @Min(1)
    int refreshLifetimeMinutes();

    /** Whether browsers send the cookies over TLS only; for development without TLS. */
    @WithDefault("true")
    boolean secureCookies();

    /** Between two removals of what has expired. */
    @WithDefault("1d")
    Duration flushEvery();

    /** After which another key signs JWTs. */
    @WithDefault("30d")
    Duration signingKeyLifetime();

    /** Of one client address: logins, and apart from them everything else that is open to everybody. */
    @WithDefault("40")
    @Min(1)
    int requestsPerMinute();

    default Duration tokenLifetime() {
        return Duration.ofMinutes(tokenLifetimeMinutes());
    }

    default Duration accessLifetime() {
        return Duration.ofMinutes(accessLifetimeMinutes());
    }

    default Duration refreshLifetime() {
        return Duration.ofMinutes(refreshLifetimeMinutes());
    }
}
