package org.substra.contract.record;

import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/** A member has given the organisation a tuple of the plan to run, so it is a member, too: it may update and cancel it. */
public record PlanWorker(Key plan, OrganisationId worker) implements PlanIndex {

    @Override
    public String worldKey() {
        return WorldKeys.planWorker(plan, worker);
    }
}
