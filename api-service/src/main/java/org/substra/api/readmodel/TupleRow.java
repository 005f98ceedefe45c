package org.substra.api.readmodel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
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
 * @param dataManager null for an aggregatetuple
 * @param objective of a testtuple; null for training tuples
 * @param inModels of a training tuple, in the order of its parents; empty for testtuples
 * @param cleaned the model it made is gone for good
 */
public record TupleRow(
        Tuple definition,
        TupleStatus status,
        @Nullable TupleState state,
        Algo algo,
        @Nullable DataManager dataManager,
        @Nullable Objective objective,
        List<InModel> inModels,
        boolean cleaned) {

    public TupleRow {
        inModels = List.copyOf(inModels);
    }

    /**
     * The data manager of whatever works on data.
     *
     * @throws IllegalStateException for an aggregatetuple
     */
    public DataManager data() {
        if (dataManager == null) {
            throw new IllegalStateException(definition.kind().word() + " " + definition.key() + " has no data");
        }
        return dataManager;
    }

    /** The model that it starts from and that this tuple makes. */
    public InModel inModel(Key parent) {
        return inModels.stream()
                .filter(model -> model.tuple().equals(parent))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(definition.key() + " has no parent " + parent));
    }
}
