package org.substra.api.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.substra.api.error.StoreFull;

/**
 * The free space of the volume.
 *
 * @param root a folder on the volume
 * @param reserve bytes that must stay free
 */
record Space(Path root, long reserve) {

    /** Bytes that may still be written; not below zero. */
    long left() throws IOException {
        return Math.max(0, Files.getFileStore(root).getUsableSpace() - reserve);
    }

    /** @throws StoreFull when nothing more may be written */
    void require() throws IOException {
        require(1);
    }

    /** @throws StoreFull when so many bytes may not be written */
    void require(long bytes) throws IOException {
        if (left() < bytes) {
            throw new StoreFull(
                    "the node's volume has no room for " + bytes + " bytes beside the " + reserve
                            + " that must stay free: its operator has to make room",
                    bytes);
        }
    }
}
