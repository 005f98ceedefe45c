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
        if (left() == 0) {
            throw new StoreFull(
                    "the node's volume has less than " + reserve + " bytes left: its operator has to make room");
        }
    }
}
