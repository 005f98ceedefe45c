package org.substra.scheduler.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stored messages leave this service. */
@ConfigMapping(prefix = "substra.outbox")
interface OutboxConfig {

    /** Messages taken in one transaction. */
    @WithDefault("50")
    int batch();

    /** How long the broker may take to confirm one message; then it is sent again. */
    @WithDefault("10s")
    Duration confirmWithin();
}
