package org.substra.contract.record;

import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/** From here on the tuples of a batch exist. */
public record PlanSeal(Key plan, OrganisationId organisation, Key batch) implements PlanIndex {

    @Override
    public String worldKey() {
        return WorldKeys.planSeal(batch);
    }
}
