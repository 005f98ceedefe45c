package org.substra.worker.output;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.StoredFile;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.OutputRefused;
import org.substra.worker.failure.TupleFailure;
import org.substra.worker.node.NodeConfig;
import org.substra.worker.store.Hashes;
import org.substra.worker.store.SharedStore;

/** Takes what a container left behind. It may be anything: only a plain file of bearable size passes. */
@ApplicationScoped
public class Outputs {

    private final SharedStore store;
    private final OutputConfig limits;
    private final String domain;

    Outputs(SharedStore store, OutputConfig limits, NodeConfig node) {
        this.store = store;
        this.limits = limits;
        this.domain = node.defaultDomain();
    }

    /**
     * Copies a model out of the container's reach, and hashes it.
     *
     * @param tuple that made it, whose key salts the hash
     * @throws OutputRefused when there is none, or it is no plain file, or too big
     */
    public ModelOutput model(Path left, Key tuple) {
        return copy(Taken.from(left, "model", limits.model().asLongValue()), tuple.value());
    }

    /** Both parts of a composite model, or neither; otherwise as {@link #model}. The part's name ends the salt. */
    public CompositeOutput composite(Path head, Path trunk, Key tuple) {
        Path takenHead = Taken.from(head, "head_model", limits.model().asLongValue());
        Path takenTrunk = Taken.from(trunk, "trunk_model", limits.model().asLongValue());
        return new CompositeOutput(copy(takenHead, tuple + "HEAD"), copy(takenTrunk, tuple + "TRUNK"));
    }

    private ModelOutput copy(Path taken, String salt) {
        Path copy = taken.resolveSibling("copy_of_" + taken.getFileName()); // goes with the attempt's folder
        try (OutputStream out = Files.newOutputStream(copy)) {
            return new ModelOutput(copy, Hashes.copy(taken, out, salt));
        } catch (IOException e) {
            throw TupleFailure.of("cannot copy the model", copy, e);
        }
    }

    /** Puts the model into the store for good, and says where it is served. */
    public StoredFile store(ModelOutput model) {
        try {
            store.keepModel(model.file(), model.hash());
        } catch (IOException e) {
            throw TupleFailure.of("cannot store model " + model.hash(), model.file(), e);
        }
        return new StoredFile(model.hash(), domain + "/model/" + model.hash() + "/file/");
    }

    /**
     * The figure that an evaluation left: member {@code all} of a JSON object, as a 32-bit number.
     *
     * @throws OutputRefused when it is not there, or no finite number
     */
    public float perf(Path left) {
        Path taken = Taken.from(left, "perf.json", limits.perf().asLongValue());
        try {
            Double all = Json.read(Files.readAllBytes(taken), Perf.class).all();
            if (all == null || !Float.isFinite(all.floatValue())) {
                throw new OutputRefused("perf.json: member all is no finite number: " + all);
            }
            return all.floatValue();
        } catch (Refusal unreadable) {
            throw new OutputRefused("perf.json: " + unreadable.getMessage());
        } catch (IOException e) {
            throw new NodeFailed("cannot read " + taken + ": " + e, e);
        }
    }
}
