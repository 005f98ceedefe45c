package org.substra.worker.presence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.substra.contract.Key;
import org.substra.contract.Limits;

/**
 * Nothing of a compute plan runs at this node any more: what was kept for its tuples can go.
 *
 * @param endedAtMillis when that was so (milliseconds since 1970): what is made later is of tuples that were added to the plan
 */
@RegisterForReflection
record PlanOver(int version, String id, String channel, Key plan, long endedAtMillis) implements ControlMessage {

    PlanOver {
        Limits.text("channel", channel, 1, Limits.NAME);
        Limits.present("plan", plan);
    }

    Instant endedAt() {
        return Instant.ofEpochMilli(endedAtMillis);
    }
}
