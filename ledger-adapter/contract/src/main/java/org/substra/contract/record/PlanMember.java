package org.substra.contract.record;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;

/**
 * Which tuple a client means by an id of its own.
 *
 * @param id 1 to 64 characters, unique in the plan
 */
public record PlanMember(
        Key plan, String id, Key tuple, int rank, @Nullable Key batch) implements PlanIndex {

    @Override
    public String worldKey() {
        return WorldKeys.planMember(plan, id);
    }
}
