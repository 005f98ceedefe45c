package org.substra.api.fetched;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of what other nodes have is kept here. */
@ConfigMapping(prefix = "substra.fetched")
public interface FetchedConfig {

    /** All fetched files together; 0: none stays longer than it is used and {@link #rest}. */
    @WithDefault("50G")
    MemorySize budget();

    /** A file stays so long after its last use: a worker that is told that it is there has that long to come for it. */
    @WithDefault("10m")
    Duration rest();
}
