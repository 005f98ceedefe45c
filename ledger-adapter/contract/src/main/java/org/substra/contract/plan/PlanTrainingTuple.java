package org.substra.contract.plan;

import java.util.List;
import org.substra.contract.Limits;

/** A training tuple of a plan's request. */
public sealed interface PlanTrainingTuple extends PlanTuple
        permits PlanTraintuple, PlanCompositeTraintuple, PlanAggregatetuple {

    /** The client's: 1 to 64 characters, unique in the plan. */
    String id();

    /** The ids of the tuples whose models it needs; they may be of an earlier request. */
    List<String> parentIds();

    @Override
    default String called() {
        return "traintuple ID " + Limits.shown(id());
    }
}
