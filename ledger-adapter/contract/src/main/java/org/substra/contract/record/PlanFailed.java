package org.substra.contract.record;

import org.substra.contract.Key;

/** A tuple of the plan has failed: nothing more of it starts. Put blindly: it has no other content. */
public record PlanFailed(Key plan) implements LedgerRecord {

    @Override
    public String worldKey() {
        return WorldKeys.planFailed(plan);
    }
}
