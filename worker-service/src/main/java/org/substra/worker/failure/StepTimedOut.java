package org.substra.worker.failure;

/** A step took longer than it may: something of this node hangs. */
public final class StepTimedOut extends TupleFailure {

    private static final long serialVersionUID = 1L;

    public StepTimedOut(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    int number() {
        return 11;
    }

    @Override
    public Category category() {
        return Category.NODE;
    }

    @Override
    public boolean isFinal() {
        return false;
    }
}
