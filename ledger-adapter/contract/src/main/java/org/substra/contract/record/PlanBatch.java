package org.substra.contract.record;

import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/**
 * The newest batch of parts that an organisation has begun for a plan; an earlier one that was never sealed is given up.
 *
 * @param chosen what its organisation calls it
 * @param batch what the ledger calls it: never the same twice, so nothing of a batch that was given up comes back
 * @param parts how many have come
 * @param count of the tuples in them
 * @param hash over the parts, see {@link org.substra.contract.plan.PlanParts#hash}
 * @param workers who runs a tuple of them, sorted
 */
public record PlanBatch(
        Key plan,
        OrganisationId organisation,
        Key chosen,
        Key batch,
        int parts,
        int count,
        Key hash,
        List<OrganisationId> workers)
        implements PlanIndex {

    @Override
    public String worldKey() {
        return WorldKeys.planBatch(plan, organisation);
    }
}
