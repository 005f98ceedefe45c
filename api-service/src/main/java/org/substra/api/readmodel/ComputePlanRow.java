package org.substra.api.readmodel;

import java.util.List;
import java.util.Map;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.ComputePlan;

/**
 * A compute plan as it is now.
 *
 * @param keys of its tuples, by kind, each list in the order in which they came; no list for a kind that it has not
 */
public record ComputePlanRow(
        ComputePlan plan, TupleStatus status, int tupleCount, int doneCount, Map<TupleKind, List<String>> keys) {

    public ComputePlanRow {
        keys = Map.copyOf(keys);
    }

    ComputePlanRow with(Map<TupleKind, List<String>> found) {
        return new ComputePlanRow(plan, status, tupleCount, doneCount, found);
    }
}
