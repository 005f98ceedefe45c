package org.substra.contract.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;

/**
 * A composite traintuple of a plan's request.
 *
 * @param trunkAuthorizedIds who may process its trunk besides its creator
 */
public record PlanCompositeTraintuple(
        String id,
        Key algoKey,
        Key dataManagerKey,
        List<Key> dataSampleKeys,
        @Nullable String inHeadModelId,
        @Nullable String inTrunkModelId,
        List<OrganisationId> trunkAuthorizedIds,
        String tag,
        Map<String, String> metadata)
        implements PlanTrainingTuple {

    public PlanCompositeTraintuple {
        Limits.planId("composite_traintuple_id", id);
        Limits.present("algo_key", algoKey);
        Limits.present("data_manager_key", dataManagerKey);
        dataSampleKeys = Limits.some("train_data_sample_keys", dataSampleKeys);
        Limits.together("in_head_model_id", inHeadModelId, "in_trunk_model_id", inTrunkModelId);
        if (inHeadModelId != null && inTrunkModelId != null) {
            Limits.planId("in_head_model_id", inHeadModelId);
            Limits.planId("in_trunk_model_id", inTrunkModelId);
        }
        trunkAuthorizedIds = List.copyOf(Limits.present("out_trunk_model_permissions", trunkAuthorizedIds));
        Limits.text("tag", tag, 0, Limits.TAG);
        metadata = Limits.metadata(metadata);
    }

    @Override
    public List<String> parentIds() {
        return Stream.of(inHeadModelId, inTrunkModelId)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }
}
