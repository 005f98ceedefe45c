package org.substra.worker.failure;

/** The container used more memory or time than it may. */
public final class ContainerKilled extends TupleFailure {

    private static final long serialVersionUID = 1L;

    public ContainerKilled(String message) {
        super(message, null);
    }

    @Override
    int number() {
        return 2;
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
