package org.substra.worker.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How big an archive may become when it is opened. */
@ConfigMapping(prefix = "substra.worker.archive")
interface ArchiveConfig {

    @WithDefault("2G")
    MemorySize size();

    @WithDefault("100000")
    int entries();
}
