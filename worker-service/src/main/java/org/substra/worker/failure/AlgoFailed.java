package org.substra.worker.failure;

/** The code in the container ended with an error. */
public final class AlgoFailed extends TupleFailure {

    private static final long serialVersionUID = 1L;

    public AlgoFailed(String message) {
        super(message, null);
    }

    @Override
    int number() {
        return 1;
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
