package org.substra.api.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long a request waits for the ledger. */
@ConfigMapping(prefix = "substra.ledger")
interface LedgerConfig {

    /** From sending a command until its effect can be read here; beyond it the answer is 408. */
    @WithDefault("45")
    @Min(1)
    int waitSeconds();

    /** For the answer to a question. */
    @WithDefault("5s")
    Duration questionPatience();

    default Duration patience() {
        return Duration.ofSeconds(waitSeconds());
    }
}
