package org.substra.contract.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanTuple;

/**
 * A part of a compute plan, or of an update, that is too large for one command. Its tuples exist for nobody before
 * {@link SealComputePlan}. Part 0 begins a batch and gives up what the caller had begun for this plan before. Answers
 * the tuples' keys in their order.
 *
 * @param batch whose part it is; chosen by the caller
 * @param part its number in the batch, from 0
 * @param header in part 0 of a plan that is created
 */
public record AddComputePlanPart(
        Key key, Key batch, int part, @Nullable PlanHeader header, List<PlanTuple> tuples) implements Command {

    public AddComputePlanPart {
        Limits.present("compute_plan_id", key);
        Limits.present("batch", batch);
        tuples = Limits.part(tuples);
        if (part < 0 || part > 0 && header != null) {
            throw Refusal.invalid("part " + part + ": parts count from 0, which alone may have a header");
        }
    }
}
