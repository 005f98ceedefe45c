package org.substra.contract.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One record of the world state. A record says under which key it stands, so a key has one home
 * ({@link WorldKeys}) and an event can carry records without their keys.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RulesVersion.class, name = "rules"),
    @JsonSubTypes.Type(value = Node.class, name = "node"),
    @JsonSubTypes.Type(value = Objective.class, name = "objective"),
    @JsonSubTypes.Type(value = DataManager.class, name = "data_manager"),
    @JsonSubTypes.Type(value = DataSample.class, name = "data_sample"),
    @JsonSubTypes.Type(value = Algo.class, name = "algo"),
    @JsonSubTypes.Type(value = Traintuple.class, name = "traintuple"),
    @JsonSubTypes.Type(value = Testtuple.class, name = "testtuple"),
    @JsonSubTypes.Type(value = CompositeTraintuple.class, name = "composite_traintuple"),
    @JsonSubTypes.Type(value = Aggregatetuple.class, name = "aggregatetuple"),
    @JsonSubTypes.Type(value = ComputePlan.class, name = "compute_plan"),
    @JsonSubTypes.Type(value = PlanMember.class, name = "plan_member"),
    @JsonSubTypes.Type(value = PlanRank.class, name = "plan_rank"),
    @JsonSubTypes.Type(value = PlanWorker.class, name = "plan_worker"),
    @JsonSubTypes.Type(value = PlanBatch.class, name = "plan_batch"),
    @JsonSubTypes.Type(value = PlanSeal.class, name = "plan_seal"),
    @JsonSubTypes.Type(value = PlanFailed.class, name = "plan_failed"),
    @JsonSubTypes.Type(value = PlanCanceled.class, name = "plan_canceled"),
    @JsonSubTypes.Type(value = TupleState.class, name = "tuple_state"),
    @JsonSubTypes.Type(value = ObjectiveLink.class, name = "objective_link"),
    @JsonSubTypes.Type(value = SampleLink.class, name = "sample_link"),
    @JsonSubTypes.Type(value = ModelClaim.class, name = "model_claim"),
})
public sealed interface LedgerRecord
        permits RulesVersion,
                Node,
                Asset,
                TupleState,
                ObjectiveLink,
                SampleLink,
                ModelClaim,
                PlanIndex,
                PlanFailed,
                PlanCanceled {

    /** The key under which this record stands in the world state (ASCII). */
    String worldKey();
}
