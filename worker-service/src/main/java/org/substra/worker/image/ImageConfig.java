package org.substra.worker.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long images are kept. */
@ConfigMapping(prefix = "substra.worker.image")
interface ImageConfig {

    /** The size of all images of algos and metrics together, as the engine tells it. */
    @WithDefault("20G")
    MemorySize budget();

    /** An image that was used within this time is not removed: another worker of the same engine may be about to run it. */
    @WithDefault("2m")
    Duration rest();

    /** Whether images of tuples outside of compute plans are kept for the next tuple. */
    @WithDefault("true")
    boolean cache();
}
