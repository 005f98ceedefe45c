package org.substra.worker.failure;

import org.jspecify.annotations.Nullable;

/** This node cannot work now: its engine, its disk, or a fault in this service. */
public final class NodeFailed extends TupleFailure {

    private static final long serialVersionUID = 1L;

    public NodeFailed(String message) {
        super(message, null);
    }

    public NodeFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    int number() {
        return 9;
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
