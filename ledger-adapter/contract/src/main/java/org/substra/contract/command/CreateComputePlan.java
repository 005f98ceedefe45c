package org.substra.contract.command;

import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanTuple;

/**
 * Creates a compute plan, with all of its tuples or none at all. Answers the tuples' keys in their order.
 *
 * @param key the plan's id, drawn by the creating node
 * @param tuples in {@linkplain org.substra.contract.plan.PlanOrder order}; more than {@link Limits#PLAN_PART} come in parts
 */
public record CreateComputePlan(Key key, PlanHeader header, List<PlanTuple> tuples) implements Command {

    public CreateComputePlan {
        Limits.present("compute_plan_id", key);
        Limits.present("header", header);
        tuples = Limits.part(tuples);
    }
}
