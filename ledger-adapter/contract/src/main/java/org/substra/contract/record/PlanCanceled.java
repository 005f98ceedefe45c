package org.substra.contract.record;

import org.substra.contract.Key;

/** The plan was canceled: what runs is stopped, and its result does not count. Put blindly: it has no other content. */
public record PlanCanceled(Key plan) implements LedgerRecord {

    @Override
    public String worldKey() {
        return WorldKeys.planCanceled(plan);
    }
}
