package org.substra.worker.disk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much room on the shared volume a worker needs. */
@ConfigMapping(prefix = "substra.worker.disk")
interface DiskConfig {

    /** To be called ready. */
    @WithDefault("1G")
    MemorySize free();

    /** To be given tuples; containers are stopped when they leave less. */
    @WithDefault("512M")
    MemorySize reserve();
}
