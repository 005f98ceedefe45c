package org.substra.contract.command;

import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.plan.PlanTuple;

/**
 * Adds tuples to a compute plan, all or none. Answers their keys in their order.
 *
 * @param tuples in {@linkplain org.substra.contract.plan.PlanOrder order}; more than {@link Limits#PLAN_PART} come in parts
 */
public record UpdateComputePlan(Key key, List<PlanTuple> tuples) implements Command {

    public UpdateComputePlan {
        Limits.present("compute_plan_id", key);
        tuples = Limits.part(tuples);
    }
}
