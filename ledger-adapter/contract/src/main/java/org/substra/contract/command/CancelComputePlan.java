package org.substra.contract.command;

import org.substra.contract.Key;
import org.substra.contract.Limits;

/** Stops a compute plan for good: nothing more of it starts, and what runs is stopped. */
public record CancelComputePlan(Key key) implements Command {

    public CancelComputePlan {
        Limits.present("compute_plan_id", key);
    }
}
