package org.substra.worker.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.substra.worker.failure.NodeFailed;

/**
 * How much may lie in some folders together.
 *
 * @param what they are, for people
 * @param bytes each file counted in whole blocks, holes as if they were filled
 * @param entries files, folders, links and everything else
 */
record Quota(String what, List<Path> folders, long bytes, long entries) {

    /** Folders inside each other. */
    static final int DEPTH = 64;

    /**
     * Counts the bytes, at most until the quota is used up.
     *
     * @throws org.substra.worker.failure.OutputRefused when it is
     */
    long check() {
        var footprint = new Footprint(this);
        for (Path folder : folders) {
            try {
                footprint.addBelow(folder);
            } catch (IOException e) {
                throw new NodeFailed("cannot look at " + folder + ": " + e, e);
            }
        }
        return footprint.bytes();
    }
}
