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

    /** The file with this SHA-256, when the node has it. */
    Optional<Path> file(Key hash);

    /** The model with this hash, when it was fetched from another node. */
    Optional<Path> fetchedModel(Key hash);

    /** The model with this hash, when one of this node's workers made it. */
    Optional<Path> ownModel(Key hash);

    /** The folder of the sample with this directory hash, when the node has it. */
    Optional<Path> sample(Key key);

    /**
     * A file to be written.
     *
     * @throws org.substra.api.error.StoreFull when the volume is nearly full
     */
    Draft draft() throws IOException;

    /** Keeps the draft as a file under its SHA-256, which it returns. */
    Key keepFile(Draft draft) throws IOException;

    /** Keeps the draft as a fetched model under the hash of its bytes and the salt, which it returns. */
    Key keepModel(Draft draft, String salt) throws IOException;

    /** Copies a file into the store and returns its SHA-256. */
    Key put(Path source) throws IOException;

    /**
     * A folder to be filled with one sample.
     *
     * @throws org.substra.api.error.StoreFull when the volume is nearly full
     */
    SampleDraft sampleDraft() throws IOException;

    /**
     * Keeps the folder as a sample under its directory hash, which it returns.
     *
     * @throws StoreRefusal when there is no file in it
     */
    Key keepSample(SampleDraft draft) throws IOException;
}
