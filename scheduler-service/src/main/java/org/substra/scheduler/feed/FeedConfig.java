package org.substra.scheduler.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stale this service may be and still call itself ready. */
@ConfigMapping(prefix = "substra.feed")
public interface FeedConfig {

    /** How long an event that the adapter has named may stay unapplied. */
    @WithDefault("15s")
    Duration lagLimit();

    /** How long the adapter, which beats once a second, may be silent. */
    @WithDefault("10s")
    Duration beatLimit();
}
