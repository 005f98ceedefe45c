package org.substra.contract.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;
import org.substra.contract.plan.PlanRequest;

/**
 * Asks for a training task whose model has a head and a trunk.
 *
 * @param inHeadModelKey the composite tuple whose head it starts from; both or neither of head and trunk
 * @param trunkAuthorizedIds who may process its trunk besides its creator
 */
public record CreateCompositeTraintuple(
        Key algoKey,
        Key dataManagerKey,
        List<Key> dataSampleKeys,
        @Nullable Key inHeadModelKey,
        @Nullable Key inTrunkModelKey,
        List<OrganisationId> trunkAuthorizedIds,
        @Nullable PlanRequest plan,
        String tag,
        Map<String, String> metadata)
        implements Command {

    public CreateCompositeTraintuple {
        Limits.present("algo_key", algoKey);
        Limits.present("data_manager_key", dataManagerKey);
        dataSampleKeys = Limits.some("train_data_sample_keys", dataSampleKeys);
        Limits.together("in_head_model_key", inHeadModelKey, "in_trunk_model_key", inTrunkModelKey);
        trunkAuthorizedIds = List.copyOf(Limits.present("out_trunk_model_permissions", trunkAuthorizedIds));
        Limits.text("tag", tag, 0, Limits.TAG);
        metadata = Limits.metadata(metadata);
    }
}
