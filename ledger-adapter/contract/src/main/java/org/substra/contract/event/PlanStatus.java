package org.substra.contract.event;

import org.substra.contract.Key;
import org.substra.contract.TupleStatus;

/** Where a compute plan is (spec 3.7, 8); its status has the words of a tuple's. */
public record PlanStatus(Key plan, TupleStatus status, int tupleCount, int doneCount) implements Derived {}
