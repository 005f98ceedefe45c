package org.substra.contract.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;
import org.substra.contract.plan.PlanRequest;

/** Asks a node to make one model of several. */
public record CreateAggregatetuple(
        Key algoKey,
        OrganisationId worker,
        List<Key> inModelsKeys,
        @Nullable PlanRequest plan,
        String tag,
        Map<String, String> metadata)
        implements Command {

    public CreateAggregatetuple {
        Limits.present("algo_key", algoKey);
        Limits.present("worker", worker);
        inModelsKeys = Limits.unique("in_models_keys", inModelsKeys);
        Limits.text("tag", tag, 0, Limits.TAG);
        metadata = Limits.metadata(metadata);
    }
}
