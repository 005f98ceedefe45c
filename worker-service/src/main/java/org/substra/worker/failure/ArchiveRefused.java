package org.substra.worker.failure;

/** The archive cannot be a build context: unreadable, without a Dockerfile, or reaching outside itself. */
public final class ArchiveRefused extends TupleFailure {

    private static final long serialVersionUID = 1L;

    public ArchiveRefused(String message) {
        super(message, null);
    }

    public ArchiveRefused(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    int number() {
        return 5;
    }

    @Override
    public Category category() {
        return Category.BUILD;
    }

    @Override
    public boolean isFinal() {
        return true;
    }
}
