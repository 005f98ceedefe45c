package org.substra.api.readmodel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.Algo;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.Objective;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;

/**
 * A tuple with everything that its views show.
 *
 * @param status the derived one
 * @param state what is recorded of it; null before its first start
 * @param objective of a testtuple; null for training tuples
 * @param inModels of a training tuple, in the order of its parents; empty for testtuples
 */
public record TupleRow(
        Tuple definition,
        TupleStatus status,
        @Nullable TupleState state,
        Algo algo,
        DataManager dataManager,
        @Nullable Objective objective,
        List<InModel> inModels) {

    public TupleRow {
        inModels = List.copyOf(inModels);
    }
}
