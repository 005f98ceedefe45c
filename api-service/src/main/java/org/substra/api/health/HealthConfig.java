package org.substra.api.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When this node is not to be asked any more. */
@ConfigMapping(prefix = "substra.health")
interface HealthConfig {

    /** How long the read model may be without something that the ledger has. */
    @WithDefault("60s")
    Duration maxLag();
}
