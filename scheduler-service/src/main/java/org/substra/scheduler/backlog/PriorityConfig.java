package org.substra.scheduler.backlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much the priorities of compute plans count. */
@ConfigMapping(prefix = "substra.priority")
interface PriorityConfig {

    /** A point of priority is worth this much waiting; {@code SUBSTRA_PRIORITY_AGEING}. */
    @WithDefault("10m")
    Duration ageing();
}
