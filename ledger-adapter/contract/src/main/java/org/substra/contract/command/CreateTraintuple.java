package org.substra.contract.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.plan.PlanRequest;

/** Asks for a training task. Its key is derived from its elements and the caller, never from tag or metadata. */
public record CreateTraintuple(
        Key algoKey,
        Key dataManagerKey,
        List<Key> dataSampleKeys,
        List<Key> inModelsKeys,
        @Nullable PlanRequest plan,
        String tag,
        Map<String, String> metadata)
        implements Command {

    public CreateTraintuple {
        Limits.present("algo_key", algoKey);
        Limits.present("data_manager_key", dataManagerKey);
        dataSampleKeys = Limits.some("train_data_sample_keys", dataSampleKeys);
        inModelsKeys = Limits.unique("in_models_keys", inModelsKeys);
        Limits.text("tag", tag, 0, Limits.TAG);
        metadata = Limits.metadata(metadata);
    }
}
