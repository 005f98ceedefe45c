package org.substra.scheduler.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.substra.contract.OrganisationId;

/** The ledger this node takes part in. */
@ConfigMapping(prefix = "substra.ledger")
public interface LedgerConfig {

    /** This organisation, as the ledger knows it ({@code LEDGER_MSP_ID}). */
    OrganisationId mspId();

    /** The channels this node follows ({@code LEDGER_CHANNELS}, a JSON list). */
    Channels channels();

    /** How long the adapter may take to answer a question. */
    @WithDefault("5s")
    Duration answerWithin();
}
