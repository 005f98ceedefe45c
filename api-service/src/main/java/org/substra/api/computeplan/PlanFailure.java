package org.substra.api.computeplan;

import org.substra.contract.Key;

/** Something about a plan fails; its answer names the plan beside the reason. */
final class PlanFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Key plan;

    PlanFailure(Key plan, Throwable why) {
        super(why.getMessage(), why, false, false);
        this.plan = plan;
    }

    Key plan() {
        return plan;
    }

    /** The message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
