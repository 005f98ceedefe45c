package org.substra.contract.record;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/**
 * Which tuple a client means by an id of its own.
 *
 * @param id 1 to 64 characters, unique in the plan
 * @param creator whose tuple it is
 */
public record PlanMember(
        Key plan,
        String id,
        Key tuple,
        int rank,
        OrganisationId creator,
        @Nullable Key batch) implements PlanIndex {

    @Override
    public String worldKey() {
        return WorldKeys.planMember(plan, id);
    }
}
