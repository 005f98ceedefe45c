package org.substra.contract.plan;

import java.util.List;
import java.util.Map;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;

/** An aggregatetuple of a plan's request. */
public record PlanAggregatetuple(
        String id,
        Key algoKey,
        OrganisationId worker,
        List<String> inModelsIds,
        String tag,
        Map<String, String> metadata)
        implements PlanTrainingTuple {

    public PlanAggregatetuple {
        Limits.planId("aggregatetuple_id", id);
        Limits.present("algo_key", algoKey);
        Limits.present("worker", worker);
        inModelsIds = Limits.planIds("in_models_ids", inModelsIds);
        Limits.text("tag", tag, 0, Limits.TAG);
        metadata = Limits.metadata(metadata);
    }

    @Override
    public List<String> parentIds() {
        return inModelsIds;
    }
}
