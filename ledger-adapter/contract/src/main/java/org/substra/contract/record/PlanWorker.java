package org.substra.contract.record;

import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/** The organisation runs at least one tuple of the plan, so it may update and cancel it. */
public record PlanWorker(Key plan, OrganisationId worker) implements PlanIndex {

    @Override
    public String worldKey() {
        return WorldKeys.planWorker(plan, worker);
    }
}
