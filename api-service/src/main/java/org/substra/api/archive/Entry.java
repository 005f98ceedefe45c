package org.substra.api.archive;

import java.io.InputStream;

/**
 * One entry as the archive has it; nothing of it is to be trusted.
 *
 * @param name as spelled there
 * @param executable whether its owner may execute it
 * @param bytes of a file; to be read before the next entry is asked for
 */
record Entry(String name, Kind kind, boolean executable, InputStream bytes) {

    enum Kind {
        FILE,
        FOLDER,
        /** Symbolic or hard. */
        LINK,
        /** A device, a pipe, or something unheard of. */
        SPECIAL
    }
}
