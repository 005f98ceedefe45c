package org.substra.api.computeplan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.api.readmodel.ComputePlanRow;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.ComputePlan;

/**
 * A compute plan as answers show it; a list of keys is null when there is no tuple of its kind.
 *
 * @param idToKey of the training tuples that came with this request, by the client's ids
 */
@JsonNaming(SnakeCaseStrategy.class)
record ComputePlanView(
        Key computePlanId,
        TupleStatus status,
        String tag,
        Map<String, String> metadata,
        boolean cleanModels,
        @Nullable List<String> traintupleKeys,
        @Nullable List<String> compositeTraintupleKeys,
        @Nullable List<String> aggregatetupleKeys,
        @Nullable List<String> testtupleKeys,
        int tupleCount,
        int doneCount,
        Map<String, Key> idToKey) {

    static ComputePlanView of(ComputePlanRow row) {
        return of(row, Map.of());
    }

    static ComputePlanView of(ComputePlanRow row, Map<String, Key> idToKey) {
        ComputePlan plan = row.plan();
        return new ComputePlanView(
                plan.key(),
                row.status(),
                plan.tag(),
                plan.metadata(),
                plan.cleanModels(),
                row.keys().get(TupleKind.TRAINTUPLE),
                row.keys().get(TupleKind.COMPOSITE_TRAINTUPLE),
                row.keys().get(TupleKind.AGGREGATETUPLE),
                row.keys().get(TupleKind.TESTTUPLE),
                row.tupleCount(),
                row.doneCount(),
                idToKey);
    }
}
