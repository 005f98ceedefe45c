package org.substra.api.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.substra.contract.Key;

/** Requests for tuples and plans, on the assets of one {@link Hospitals}. */
public final class PlanBodies {

    private final Hospitals hospitals;

    public PlanBodies(Hospitals hospitals) {
        this.hospitals = hospitals;
    }

    public Map<String, Object> traintuple(String id, String... parents) {
        return Map.of(
                "traintuple_id",
                id,
                "algo_key",
                hospitals.algo().value(),
                "data_manager_key",
                hospitals.manager().value(),
                "train_data_sample_keys",
                values(hospitals.trainSamples()),
                "in_models_ids",
                List.of(parents),
                "tag",
                id);
    }

    public Map<String, Object> composite(String id, String head, String trunk) {
        var body = new HashMap<String, Object>();
        body.put("composite_traintuple_id", id);
        body.put("algo_key", hospitals.compositeAlgo().value());
        body.put("data_manager_key", hospitals.manager().value());
        body.put("train_data_sample_keys", values(hospitals.trainSamples()));
        body.put("in_head_model_id", head);
        body.put("in_trunk_model_id", trunk);
        body.put("out_trunk_model_permissions", Map.of("authorized_ids", List.of("chu-nantesMSP")));
        return body;
    }

    public Map<String, Object> aggregate(String id, String... parents) {
        return Map.of(
                "aggregatetuple_id",
                id,
                "algo_key",
                hospitals.aggregateAlgo().value(),
                "worker",
                "owkinMSP",
                "in_models_ids",
                List.of(parents));
    }

    public Map<String, Object> test(String trained) {
        return Map.of("objective_key", hospitals.objective().value(), "traintuple_id", trained);
    }

    /** One of each kind, named after it; they build on each other. */
    public Map<String, Object> ofAllKinds() {
        return Map.of(
                "tag",
                "a tag",
                "metadata",
                Map.of("a", "b"),
                "clean_models",
                true,
                "traintuples",
                List.of(traintuple("second", "first"), traintuple("first")),
                "composite_traintuples",
                List.of(composite("third", null, null)),
                "aggregatetuples",
                List.of(aggregate("fourth", "second", "third")),
                "testtuples",
                List.of(test("fourth")));
    }

    /** A chain of traintuples whose ids are the numbers. */
    public Map<String, Object> chain(int from, int to) {
        var tuples = new ArrayList<>(IntStream.range(from, to)
                .mapToObj(i -> i == 0 ? traintuple("0") : traintuple(String.valueOf(i), String.valueOf(i - 1)))
                .toList());
        return Map.of("traintuples", tuples.reversed());
    }

    private static List<String> values(List<Key> keys) {
        return keys.stream().map(Key::value).toList();
    }
}
