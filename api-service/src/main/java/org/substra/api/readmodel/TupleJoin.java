package org.substra.api.readmodel;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.Algo;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.Objective;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;

/** A tuple beside the assets it names, as one query brings them. */
@RegisterForReflection
record TupleJoin(
        TupleEntity tuple,
        AssetEntity algo,
        @Nullable AssetEntity dataManager,
        @Nullable AssetEntity objective) {

    TupleRow row(List<InModel> inModels) {
        return new TupleRow(
                Records.read(Tuple.class, tuple.record),
                TupleStatus.valueOf(tuple.status.toUpperCase(Locale.ROOT)),
                tuple.state == null ? null : Records.read(TupleState.class, tuple.state),
                Records.read(Algo.class, algo.record),
                dataManager == null ? null : Records.read(DataManager.class, dataManager.record),
                objective == null ? null : Records.read(Objective.class, objective.record),
                inModels,
                tuple.cleaned);
    }
}
