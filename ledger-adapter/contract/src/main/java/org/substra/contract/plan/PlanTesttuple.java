package org.substra.contract.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Limits;

/**
 * A testtuple of a plan's request.
 *
 * @param index its place in the request's list, from 0
 * @param trainedId the client's id of the training tuple whose model it tests
 */
public record PlanTesttuple(
        int index,
        Key objectiveKey,
        String trainedId,
        @Nullable Key dataManagerKey,
        List<Key> dataSampleKeys,
        String tag,
        Map<String, String> metadata)
        implements PlanTuple {

    public PlanTesttuple {
        Limits.present("objective_key", objectiveKey);
        Limits.planId("traintuple_id", trainedId);
        dataSampleKeys = Limits.unique("test_data_sample_keys", dataSampleKeys);
        Limits.text("tag", tag, 0, Limits.TAG);
        metadata = Limits.metadata(metadata);
    }

    @Override
    public String called() {
        return "testtuple at index " + index;
    }
}
