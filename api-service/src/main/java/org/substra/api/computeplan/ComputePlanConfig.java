package org.substra.api.computeplan;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is taken of a request, and how long it is remembered. */
@ConfigMapping(prefix = "substra.compute-plan")
interface ComputePlanConfig {

    /** A larger body is refused; its plan can be sent as one request and updates. */
    @WithDefault("64M")
    MemorySize maxBody();

    /** How long a request is remembered whose client never took the answer. */
    @WithDefault("7D")
    Duration remember();
}
