package org.substra.worker.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.worker.container.BindMount;

/**
 * The folder of one attempt, and where its inputs lie in the store.
 *
 * @param inputs what is mounted into its folders, read-only
 * @param outputs everything that the containers of the attempt may write, one or the other
 * @param local what the tuples of its compute plan share at this node; null outside plans
 */
public record Workspace(
        Path folder,
        List<BindMount> inputs,
        List<Path> outputs,
        @Nullable Path local) {

    private static final String SANDBOX = "/sandbox/";
    private static final String MODEL = SANDBOX + "model";
    private static final String LOCAL = SANDBOX + "local";

    public Workspace {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Where a training leaves its model. */
    public Path model() {
        return folder.resolve("output_model/model");
    }

    /** Where the training of a composite tuple leaves its head. */
    public Path head() {
        return folder.resolve("output_model/head_model");
    }

    /** Where the training of a composite tuple leaves its trunk. */
    public Path trunk() {
        return folder.resolve("output_model/trunk_model");
    }

    /** Where an evaluation leaves its figure. */
    public Path perf() {
        return folder.resolve("perf/perf.json");
    }

    /** With a folder for predictions, which substratools makes if it is missing, and a read-only root forbids that. */
    public List<BindMount> forTraining() {
        var mounts = with(readOnly("model"), writable("output_model"), writable("pred"));
        if (local != null) {
            mounts.add(BindMount.writable(local, LOCAL));
        }
        return mounts;
    }

    public List<BindMount> forPrediction() {
        var mounts = with(
                readOnly("model"), writable("output_model"), writable("pred"), writable("perf"), writable("export"));
        if (local != null) {
            mounts.add(BindMount.readOnly(local, LOCAL));
        }
        return mounts;
    }

    /** As for a prediction, which is read-only now; without models. */
    public List<BindMount> forEvaluation() {
        return with(readOnly("pred"), writable("perf"), writable("export")).stream()
                .filter(mount -> !mount.target().startsWith(MODEL))
                .toList();
    }

    private List<BindMount> with(BindMount... own) {
        var mounts = new ArrayList<BindMount>(List.of(readOnly("data"), readOnly("opener")));
        mounts.addAll(List.of(own));
        mounts.addAll(inputs);
        return mounts;
    }

    private BindMount readOnly(String name) {
        return BindMount.readOnly(folder.resolve(name), SANDBOX + name);
    }

    private BindMount writable(String name) {
        return BindMount.writable(folder.resolve(name), SANDBOX + name);
    }
}
