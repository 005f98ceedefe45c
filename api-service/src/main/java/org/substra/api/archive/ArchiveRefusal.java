package org.substra.api.archive;

/** The archive is broken, or it holds what no archive may bring. The message names the entry. */
public final class ArchiveRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ArchiveRefusal(String message) {
        super(message, null, false, false);
    }

    static ArchiveRefusal unreadable(Exception cause) {
        return new ArchiveRefusal("the archive cannot be read: " + cause.getMessage());
    }

    /** The message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
