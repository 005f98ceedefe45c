package org.substra.worker.failure;

/** The image could not be built from the archive. */
public final class BuildFailed extends TupleFailure {

    private static final long serialVersionUID = 1L;

    public BuildFailed(String message) {
        super(message, null);
    }

    @Override
    int number() {
        return 4;
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
