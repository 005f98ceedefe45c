package org.substra.scheduler.failure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much trouble a tuple may meet before it is failed, and the pauses in between. */
@ConfigMapping(prefix = "substra.budget")
interface BudgetConfig {

    /** The failure of this number is the last. */
    @WithDefault("5")
    int node();

    @WithDefault("2")
    int build();

    @WithDefault("1")
    int algo();

    /** Generous: restarts of workers are ordinary, but a tuple that kills each of its workers has to end. */
    @WithDefault("50")
    int lost();

    /** How long a tuple may wait for another node. */
    @WithDefault("10m")
    Duration peer();

    /** The first pause; each further one is twice as long. */
    @WithDefault("1s")
    Duration pause();

    @WithDefault("30s")
    Duration longestPause();

    /** How long the ledger's event may take after a worker has told an end, and an answer after a command. */
    @WithDefault("30s")
    Duration settle();
}
