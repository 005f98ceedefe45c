package org.substra.api.computeplan;

import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.command.SealComputePlan;
import org.substra.contract.plan.PlanParts;
import org.substra.contract.plan.PlanTuple;

/** What a seal says of the parts before it. Made part by part, as all at once would keep an event loop for a second. */
final class SealedParts {

    private Key hash = PlanParts.NONE;
    private int count;
    private int parts;

    /** Adds the next part; answers its number, from 0. */
    int add(List<PlanTuple> part) {
        hash = PlanParts.hash(hash, part);
        count += part.size();
        return parts++;
    }

    SealComputePlan seal(Submission submission) {
        return new SealComputePlan(submission.plan(), submission.batch(), count, hash);
    }
}
