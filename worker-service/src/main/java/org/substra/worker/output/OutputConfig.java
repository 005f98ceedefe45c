package org.substra.worker.output;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How big a result may be. */
@ConfigMapping(prefix = "substra.worker.output")
interface OutputConfig {

    @WithDefault("4G")
    MemorySize model();

    @WithDefault("1M")
    MemorySize perf();
}
