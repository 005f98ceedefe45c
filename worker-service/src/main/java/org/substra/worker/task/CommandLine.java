package org.substra.worker.task;

import java.util.ArrayList;
import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.CompositeTraintuple;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.TrainingTuple;
import org.substra.contract.record.Traintuple;

/** What is appended to an image's entry point (spec 4.4). */
final class CommandLine {

    private static final List<String> OUTPUT = List.of("--output-model-path", "/sandbox/output_model/model");

    private CommandLine() {}

    static List<String> train(TrainingTuple tuple) {
        var arguments = new ArrayList<String>();
        switch (tuple) {
            case Traintuple train -> {
                arguments.add("train");
                train.inModels().stream().map(Key::value).forEach(arguments::add);
                arguments.addAll(OUTPUT);
            }
            case Aggregatetuple aggregate -> {
                arguments.add("aggregate");
                aggregate.inModels().stream().map(Key::value).forEach(arguments::add);
                arguments.addAll(OUTPUT);
            }
            case CompositeTraintuple composite -> {
                arguments.addAll(List.of("train", "--output-models-path", "/sandbox/output_model"));
                arguments.addAll(List.of("--output-head-model-filename", "head_model"));
                arguments.addAll(List.of("--output-trunk-model-filename", "trunk_model"));
                if (composite.headParent() != null && composite.trunkParent() != null) {
                    arguments.addAll(inputs(composite.headParent(), composite.trunkParent()));
                }
            }
        }
        if (tuple.place() instanceof PlanPlace place) {
            arguments.addAll(List.of("--rank", Integer.toString(place.rank())));
        }
        return arguments;
    }

    static List<String> predict(Testtuple tuple) {
        var arguments = new ArrayList<>(List.of("predict"));
        if (tuple.trainedKind() == TupleKind.COMPOSITE_TRAINTUPLE) {
            arguments.addAll(inputs(tuple.trained(), tuple.trained()));
        } else {
            arguments.add(tuple.trained().value());
        }
        return arguments;
    }

    static List<String> evaluate() {
        return List.of("--output-perf-path", "/sandbox/perf/perf.json");
    }

    private static List<String> inputs(Key head, Key trunk) {
        return List.of(
                "--input-models-path",
                "/sandbox/model",
                "--input-head-model-filename",
                "head_" + head,
                "--input-trunk-model-filename",
                "trunk_" + trunk);
    }
}
