package org.substra.worker.presence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Key;
import org.substra.contract.Limits;

/** Nothing of a compute plan runs at this node any more: what was kept for its tuples can go. */
@RegisterForReflection
record PlanOver(int version, String id, String channel, Key plan) implements ControlMessage {

    PlanOver {
        Limits.text("channel", channel, 1, Limits.NAME);
        Limits.present("plan", plan);
    }
}
