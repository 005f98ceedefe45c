package org.substra.scheduler.workers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How a task ended at its worker. */
@RegisterForReflection
enum Outcome {
    /** Its result is on the ledger. */
    @JsonProperty("done")
    DONE,
    /** Its failure is on the ledger. */
    @JsonProperty("failed")
    FAILED,
    /** The ledger refused its start or its result: somebody else has the tuple. */
    @JsonProperty("dropped")
    DROPPED,
    /** It could not be run now, and that was not the tuple's fault. */
    @JsonProperty("later")
    LATER
}
