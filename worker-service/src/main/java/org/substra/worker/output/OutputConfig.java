package org.substra.worker.output;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much may be left behind. */
@ConfigMapping(prefix = "substra.worker.output")
interface OutputConfig {

    /** The biggest model. */
    @WithDefault("4G")
    MemorySize model();

    @WithDefault("1M")
    MemorySize perf();

    /** All that the containers of an attempt leave together. */
    @WithDefault("16G")
    MemorySize total();

    /** How many files, folders and links that may be. */
    @WithDefault("100000")
    long files();

    /** All that the tuples of a compute plan keep in their common folder. */
    @WithDefault("32G")
    MemorySize planTotal();

    /** How many files, folders and links that may be. */
    @WithDefault("200000")
    long planFiles();

    /** Pause between two looks at what a running container has left, longer when a look takes long; and at the room on the volume. */
    @WithDefault("1s")
    Duration look();

    /** For a look; a container that makes it take longer is stopped. */
    @WithDefault("10m")
    Duration longestLook();
}
