package org.substra.worker.image;

import java.nio.file.Path;

/** The archive lay in the folder of an attempt, which is over. */
final class ArchiveGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ArchiveGone(Path archive, Throwable cause) {
        super(archive + " is gone, so that no image can be built from it", cause);
    }

    /** The message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
