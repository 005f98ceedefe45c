package org.substra.contract.record;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/** Some training tuple of the plan has this worker and rank. */
public record PlanRank(
        Key plan, OrganisationId worker, int rank, @Nullable Key batch) implements PlanIndex {

    @Override
    public String worldKey() {
        return WorldKeys.planRank(plan, worker, rank);
    }
}
