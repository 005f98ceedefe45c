package org.substra.worker.presence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a scheduler tells all workers. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StopTuple.class, name = "stop-tuple"),
    @JsonSubTypes.Type(value = PlanOver.class, name = "plan-over"),
})
sealed interface ControlMessage permits StopTuple, PlanOver {}
