package org.substra.contract.command;

import org.substra.contract.Key;
import org.substra.contract.Limits;

/**
 * The batch is complete: from now on its tuples exist, and the plan if it began with the batch.
 *
 * @param count of the tuples in all parts
 * @param hash over all parts, see {@link org.substra.contract.plan.PlanParts#hash}
 */
public record SealComputePlan(Key key, Key batch, int count, Key hash) implements Command {

    public SealComputePlan {
        Limits.present("compute_plan_id", key);
        Limits.present("batch", batch);
        Limits.present("hash", hash);
    }
}
