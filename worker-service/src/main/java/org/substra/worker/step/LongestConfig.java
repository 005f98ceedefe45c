package org.substra.worker.step;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How long steps may take. What is not here has a limit of its own, or waits on purpose: a result is kept until the
 * ledger has it.
 */
@ConfigMapping(prefix = "substra.worker.longest")
interface LongestConfig {

    @WithDefault("10m")
    Duration started();

    /** For all materials together, hashing included. */
    @WithDefault("12h")
    Duration materials();

    /** For both images, and waiting for a build that others have begun. */
    @WithDefault("2h")
    Duration image();

    @WithDefault("10m")
    Duration workspace();

    @WithDefault("2h")
    Duration output();

    @WithDefault("1h")
    Duration stored();
}
