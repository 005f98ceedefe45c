package org.substra.contract.plan;

import java.util.Map;
import org.substra.contract.Limits;

/** What a compute plan is created with besides its tuples. */
public record PlanHeader(boolean cleanModels, String tag, Map<String, String> metadata) {

    public PlanHeader {
        Limits.text("tag", tag, 0, Limits.TAG);
        metadata = Limits.metadata(metadata);
    }
}
