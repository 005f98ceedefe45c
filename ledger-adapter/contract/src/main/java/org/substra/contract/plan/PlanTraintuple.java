package org.substra.contract.plan;

import java.util.List;
import java.util.Map;
import org.substra.contract.Key;
import org.substra.contract.Limits;

/** A traintuple of a plan's request. */
public record PlanTraintuple(
        String id,
        Key algoKey,
        Key dataManagerKey,
        List<Key> dataSampleKeys,
        List<String> inModelsIds,
        String tag,
        Map<String, String> metadata)
        implements PlanTrainingTuple {

    public PlanTraintuple {
        Limits.planId("traintuple_id", id);
        Limits.present("algo_key", algoKey);
        Limits.present("data_manager_key", dataManagerKey);
        dataSampleKeys = Limits.some("train_data_sample_keys", dataSampleKeys);
        inModelsIds = Limits.planIds("in_models_ids", inModelsIds);
        Limits.text("tag", tag, 0, Limits.TAG);
        metadata = Limits.metadata(metadata);
    }

    @Override
    public List<String> parentIds() {
        return inModelsIds;
    }
}
