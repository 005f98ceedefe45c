package org.substra.contract.plan;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;

/**
 * How a tuple that is created by itself joins a compute plan (spec 3.7).
 *
 * @param plan the plan's id
 * @param isNew there is no such plan yet: this tuple, of rank 0, begins it
 */
public record PlanRequest(Key plan, int rank, boolean isNew) {

    public PlanRequest {
        Limits.present("compute_plan_id", plan);
        if (rank < 0 || isNew && rank != 0) {
            throw Refusal.invalid("invalid inputs, a new compute plan should have a rank 0, not " + rank);
        }
    }

    /**
     * Of what a client sends: neither → no plan; rank 0 alone → a new plan; both → that plan.
     *
     * @param drawn gives the id of a new plan
     */
    public static @Nullable PlanRequest of(@Nullable Key plan, @Nullable Integer rank, Supplier<Key> drawn) {
        if (plan == null) {
            return rank == null ? null : new PlanRequest(drawn.get(), rank, true);
        }
        if (rank == null) {
            throw Refusal.invalid("invalid inputs, a tuple of compute plan " + plan + " should have a rank");
        }
        return new PlanRequest(plan, rank, false);
    }
}
