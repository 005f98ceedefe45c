package org.substra.contract.command;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A function of the ledger (spec 3.2) with its arguments. Valid by construction: what can be
 * checked without the ledger's state is checked when the command is made.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "function")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegisterNode.class, name = "registerNode"),
    @JsonSubTypes.Type(value = RegisterObjective.class, name = "registerObjective"),
    @JsonSubTypes.Type(value = RegisterDataManager.class, name = "registerDataManager"),
    @JsonSubTypes.Type(value = UpdateDataManager.class, name = "updateDataManager"),
    @JsonSubTypes.Type(value = RegisterDataSample.class, name = "registerDataSample"),
    @JsonSubTypes.Type(value = UpdateDataSample.class, name = "updateDataSample"),
    @JsonSubTypes.Type(value = RegisterAlgo.class, name = "registerAlgo"),
    @JsonSubTypes.Type(value = CreateTraintuple.class, name = "createTraintuple"),
    @JsonSubTypes.Type(value = CreateCompositeTraintuple.class, name = "createCompositeTraintuple"),
    @JsonSubTypes.Type(value = CreateAggregatetuple.class, name = "createAggregatetuple"),
    @JsonSubTypes.Type(value = CreateComputePlan.class, name = "createComputePlan"),
    @JsonSubTypes.Type(value = UpdateComputePlan.class, name = "updateComputePlan"),
    @JsonSubTypes.Type(value = AddComputePlanPart.class, name = "addComputePlanPart"),
    @JsonSubTypes.Type(value = SealComputePlan.class, name = "sealComputePlan"),
    @JsonSubTypes.Type(value = CancelComputePlan.class, name = "cancelComputePlan"),
    @JsonSubTypes.Type(value = CreateTesttuple.class, name = "createTesttuple"),
    @JsonSubTypes.Type(value = LogStart.class, name = "logStart"),
    @JsonSubTypes.Type(value = LogSuccessTrain.class, name = "logSuccessTrain"),
    @JsonSubTypes.Type(value = LogSuccessCompositeTrain.class, name = "logSuccessCompositeTrain"),
    @JsonSubTypes.Type(value = LogSuccessTest.class, name = "logSuccessTest"),
    @JsonSubTypes.Type(value = LogFail.class, name = "logFail"),
})
public sealed interface Command
        permits RegisterNode,
                RegisterObjective,
                RegisterDataManager,
                UpdateDataManager,
                RegisterDataSample,
                UpdateDataSample,
                RegisterAlgo,
                CreateTraintuple,
                CreateCompositeTraintuple,
                CreateAggregatetuple,
                CreateComputePlan,
                UpdateComputePlan,
                AddComputePlanPart,
                SealComputePlan,
                CancelComputePlan,
                CreateTesttuple,
                LogStart,
                LogSuccessTrain,
                LogSuccessCompositeTrain,
                LogSuccessTest,
                LogFail {

    /** The function's name, which is also the routing key of its message. */
    default String function() {
        String name = getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
