package org.substra.scheduler.fleet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a worker may be silent. */
@ConfigMapping(prefix = "substra.lease")
public interface LeaseConfig {

    /** A worker has a tuple for this long since it was last heard of; {@code SUBSTRA_LEASE}. */
    @WithDefault("30s")
    Duration length();

    /** {@link #length}, as PostgreSQL takes it. */
    default double seconds() {
        return length().toMillis() / 1000.0;
    }

    /** A worker that was silent for this many leases is forgotten. */
    @WithDefault("20")
    int forgetAfter();
}
