package org.substra.api.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How fast an answer comes: one that drips for ever would hold a connection, a draft and whoever waits. For one thread. */
final class Pace {

    private final Duration every;
    private final long least;
    private final Instant end;
    private long came;

    Pace(PeerConfig config) {
        this.every = Duration.ofSeconds(config.timeoutSeconds());
        this.least = config.slowest().asLongValue() * config.timeoutSeconds();
        this.end = Instant.now().plus(config.longestAttempt());
    }

    Duration lookEvery() {
        return every;
    }

    void came(int bytes) {
        came += bytes;
    }

    /** To be called once in {@link #lookEvery()}: why the attempt has to end now; empty when it may go on. */
    Optional<TooSlow> look() {
        if (came < least) {
            return Optional.of(new TooSlow(came + " bytes in " + every.toSeconds() + " s are too slow"));
        }
        if (Instant.now().isAfter(end)) {
            return Optional.of(new TooSlow("the answer takes too long"));
        }
        came = 0;
        return Optional.empty();
    }
}
