package org.substra.api.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The signing keys as they were read, good for a second.
 *
 * @param keys the newest first
 * @param read in the nanoseconds of this process
 */
record KeyRing(List<SigningKey> keys, long read) {

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    static KeyRing of(List<SigningKey> keys) {
        return new KeyRing(keys, System.nanoTime());
    }

    boolean isFresh() {
        return System.nanoTime() - read < NANOS;
    }

    Optional<SigningKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
