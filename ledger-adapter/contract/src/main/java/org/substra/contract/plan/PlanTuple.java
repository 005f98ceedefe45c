package org.substra.contract.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A tuple as a plan's request describes it: it names others by the client's own ids (spec 1.15). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlanTraintuple.class, name = "traintuple"),
    @JsonSubTypes.Type(value = PlanCompositeTraintuple.class, name = "composite_traintuple"),
    @JsonSubTypes.Type(value = PlanAggregatetuple.class, name = "aggregatetuple"),
    @JsonSubTypes.Type(value = PlanTesttuple.class, name = "testtuple"),
})
public sealed interface PlanTuple permits PlanTrainingTuple, PlanTesttuple {

    /** What an error calls it. */
    String called();
}
