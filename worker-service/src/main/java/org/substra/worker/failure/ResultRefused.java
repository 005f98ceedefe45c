package org.substra.worker.failure;

/** The ledger cannot take the result, and never will. */
public final class ResultRefused extends TupleFailure {

    private static final long serialVersionUID = 1L;

    public ResultRefused(String message) {
        super(message, null);
    }

    @Override
    int number() {
        return 8;
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
