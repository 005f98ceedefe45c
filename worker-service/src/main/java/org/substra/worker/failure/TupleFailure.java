package org.substra.worker.failure;

import org.jspecify.annotations.Nullable;

/** A tuple cannot go on here. The message says what was wrong; it stays on this node. */
public abstract sealed class TupleFailure extends RuntimeException
        permits AlgoFailed,
                ContainerKilled,
                OutputRefused,
                BuildFailed,
                ArchiveRefused,
                MaterialRefused,
                MaterialUnreachable,
                ResultRefused,
                NodeFailed {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code = ErrorCode.of(number());

    TupleFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Its place in the table of failures; 0 is unknown. */
    abstract int number();

    public abstract Category category();

    /** Whether it would happen again wherever and whenever the tuple is tried: then it is recorded at once. */
    public abstract boolean isFinal();

    public ErrorCode code() {
        return code;
    }

    /** The message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
