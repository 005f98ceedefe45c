package org.substra.api.files;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;

/**
 * A worker found fetched files in the store by itself, and uses them. Nothing depends on it but the order in which files go.
 *
 * @param hashes of the files
 */
@RegisterForReflection
record FilesUsed(int version, String id, String channel, List<Key> hashes) implements WorkerMessage {

    private static final int VERSION = 1;

    FilesUsed {
        if (version != VERSION) {
            throw Refusal.invalid("files-used version " + version + ": this release reads " + VERSION);
        }
        Limits.present("id", id);
        Limits.present("channel", channel);
        Limits.present("hashes", hashes);
        hashes = List.copyOf(hashes);
    }
}
