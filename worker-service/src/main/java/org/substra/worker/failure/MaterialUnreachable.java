package org.substra.worker.failure;

/** A material cannot be had now. */
public final class MaterialUnreachable extends TupleFailure {

    private static final long serialVersionUID = 1L;

    public MaterialUnreachable(String message) {
        super(message, null);
    }

    @Override
    int number() {
        return 7;
    }

    @Override
    public Category category() {
        return Category.PEER;
    }

    @Override
    public boolean isFinal() {
        return false;
    }
}
