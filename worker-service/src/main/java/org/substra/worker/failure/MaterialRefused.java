package org.substra.worker.failure;

/** A material is gone for good, or its bytes are not those that the ledger knows. */
public final class MaterialRefused extends TupleFailure {

    private static final long serialVersionUID = 1L;

    public MaterialRefused(String message) {
        super(message, null);
    }

    @Override
    int number() {
        return 6;
    }

    @Override
    public Category category() {
        return Category.PEER;
    }

    @Override
    public boolean isFinal() {
        return true;
    }
}
