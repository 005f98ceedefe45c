package org.substra.worker.workspace;

import java.nio.file.Path;
import java.util.List;
import org.substra.worker.container.BindMount;

/**
 * The folder of one attempt, and where its inputs lie in the store.
 *
 * @param inputs what is mounted into its folders, read-only
 */
public record Workspace(Path folder, List<BindMount> inputs) {

    private static final String SANDBOX = "/sandbox/";
    private static final String MODEL = SANDBOX + "model";

    public Workspace {
        inputs = List.copyOf(inputs);
    }

    /** Where a training leaves its model. */
    public Path model() {
        return folder.resolve("output_model/model");
    }

    /** Where an evaluation leaves its figure. */
    public Path perf() {
        return folder.resolve("perf/perf.json");
    }

    /** With a folder for predictions, which substratools makes if it is missing, and a read-only root forbids that. */
    public List<BindMount> forTraining() {
        return with(readOnly("model"), writable("output_model"), writable("pred"));
    }

    public List<BindMount> forPrediction() {
        return with(
                readOnly("model"), writable("output_model"), writable("pred"), writable("perf"), writable("export"));
    }

    /** As for a prediction, which is read-only now; without models. */
    public List<BindMount> forEvaluation() {
        return with(readOnly("pred"), writable("perf"), writable("export")).stream()
                .filter(mount -> !mount.target().startsWith(MODEL))
                .toList();
    }

    private List<BindMount> with(BindMount... own) {
        var mounts = new java.util.ArrayList<BindMount>(List.of(readOnly("data"), readOnly("opener")));
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
