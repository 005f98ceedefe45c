package org.substra.worker.failure;

/** The container left no output, or one that is not what it should be. */
public final class OutputRefused extends TupleFailure {

    private static final long serialVersionUID = 1L;

    public OutputRefused(String message) {
        super(message, null);
    }

    @Override
    int number() {
        return 3;
    }

    @Override
    public Category category() {
        return Category.ALGO;
    }

    @Override
    public boolean isFinal() {
        return true;
    }
}
