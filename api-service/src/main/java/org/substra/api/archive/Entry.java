package org.substra.api.archive;

import java.io.InputStream;

/**
 * One entry as the archive has it; nothing of it is to be trusted.
 *
 * @param name as spelled there
 * @param mode Unix permissions
 * @param size that it says it has
 * @param bytes of a file; to be read before the next entry is asked for
 */
record Entry(String name, Kind kind, int mode, long size, InputStream bytes) {

    private static final int OWNER_EXECUTES = 0100;
    private static final int SET_ID = 06000;

    enum Kind {
        FILE,
        FOLDER,
        /** Symbolic or hard. */
        LINK,
        /** A file with holes: a few bytes that unpack to any number. */
        SPARSE,
        /** A device, a pipe, or something unheard of. */
        SPECIAL
    }

    boolean isExecutable() {
        return (mode & OWNER_EXECUTES) != 0;
    }

    /** Whether it would run as somebody else than who starts it. */
    boolean setsId() {
        return (mode & SET_ID) != 0;
    }
}
