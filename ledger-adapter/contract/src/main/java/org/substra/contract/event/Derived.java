package org.substra.contract.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that follows from the records, with the value it has now. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "derived")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DerivedStatus.class, name = "status"),
    @JsonSubTypes.Type(value = PlanStatus.class, name = "plan"),
    @JsonSubTypes.Type(value = ModelCleaned.class, name = "cleaned"),
})
public sealed interface Derived permits DerivedStatus, PlanStatus, ModelCleaned {}
