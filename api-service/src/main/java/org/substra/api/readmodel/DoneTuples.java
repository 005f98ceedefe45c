package org.substra.api.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Tuples that are done, in memory: those that are asked for most. One that is done never changes again, so what is here is
 * right at every replica and at any time.
 */
@Singleton
class DoneTuples {

    private record Name(String channel, String key) {}

    /** Of the memory that this process may have. */
    private static final int SHARE = 8;

    /** About what an entry takes besides its JSON. */
    private static final int OVERHEAD = 400;

    private final Cache<Name, ShownTuple> kept = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE)
            .weigher((Name _, ShownTuple tuple) -> OVERHEAD + tuple.json().length)
            .build();

    /** Null when it is not here. */
    @Nullable
    ShownTuple get(String channel, String key) {
        return kept.getIfPresent(new Name(channel, key));
    }

    void keep(String channel, String key, ShownTuple done) {
        kept.put(new Name(channel, key), done);
    }
}
