package org.substra.scheduler.comparison;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the backlog is compared with the ledger. */
@ConfigMapping(prefix = "substra.comparison")
interface ComparisonConfig {

    /** Between two comparisons of a channel; the first is made at start. */
    @WithDefault("5m")
    Duration every();

    /** How often one page is asked for while events keep coming in between. */
    @WithDefault("10")
    int tries();
}
