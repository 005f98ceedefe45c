package org.substra.api.error;

/** The node has as much under way as it can hold (503), and nothing was done: repeat after {@link #RETRY_AFTER_SECONDS}. */
public final class Overloaded extends ApiFailure {

    private static final long serialVersionUID = 1L;

    /** What the client is told to wait. */
    public static final int RETRY_AFTER_SECONDS = 5;

    public Overloaded(String message) {
        super(message);
    }
}
