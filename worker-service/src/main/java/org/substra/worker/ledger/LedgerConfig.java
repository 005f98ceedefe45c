package org.substra.worker.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patiently the ledger is asked. */
@ConfigMapping(prefix = "substra.worker.ledger")
interface LedgerConfig {

    /** A command without an answer is sent again after this time, under the same id. */
    @WithDefault("10s")
    Duration resendAfter();

    /** Pause after the ledger adapter has said that it can submit nothing now. */
    @WithDefault("2s")
    Duration pause();
}
