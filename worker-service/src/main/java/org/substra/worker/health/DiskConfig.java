package org.substra.worker.health;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much room a worker needs to be called ready. */
@ConfigMapping(prefix = "substra.worker.disk")
interface DiskConfig {

    @WithDefault("1G")
    MemorySize free();
}
