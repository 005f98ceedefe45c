package org.substra.api.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.substra.contract.Key;

/**
 * The node's bytes, each under the hash that the ledger knows it by. Writing what is there already
 * only renews its age, so every call may be repeated after a crash. Calls block: make them in
 * {@link DiskWork}.
 */
public interface AssetStore {

    /** The file with this SHA-256, when the node has it, whether it was registered here or fetched. */
    Optional<Path> file(Key hash);

    /** The model with this hash, when it was fetched from another node. */
    Optional<Path> fetchedModel(Key hash);

    /** The model with this hash, when one of this node's workers made it. */
    Optional<Path> ownModel(Key hash);

    /** Removes the model with this hash, whoever made it, if it is here. */
    void removeModel(Key hash) throws IOException;

    /** The folder of the sample with this directory hash, when the node has it. */
    Optional<Path> sample(Key key);

    /**
     * A file to be written.
     *
     * @throws org.substra.api.error.StoreFull when the volume is nearly full
     */
    Draft draft() throws IOException;

    /** Keeps the draft as a fetched file under its SHA-256, which it returns. */
    Key keepFile(Draft draft) throws IOException;

    /** Keeps the draft as a fetched model under the hash of its bytes and the salt, which it returns. */
    Key keepModel(Draft draft, String salt) throws IOException;

    /**
     * The SHA-256 of a file that may be kept.
     *
     * @throws StoreRefusal when it is too large
     */
    Key hash(Path file) throws IOException;

    /** Moves a file of the volume into the store, under its SHA-256. */
    void take(Path file, Key hash) throws IOException;

    /**
     * A folder to be filled with one sample.
     *
     * @throws org.substra.api.error.StoreFull when the volume is nearly full
     */
    SampleDraft sampleDraft() throws IOException;

    /** Keeps the folder as a sample under its {@link SampleDraft#key}. */
    void keepSample(SampleDraft draft, Key key) throws IOException;
}
