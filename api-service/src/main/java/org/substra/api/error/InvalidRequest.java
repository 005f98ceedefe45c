package org.substra.api.error;

/** A request that makes no sense (400), in a sentence. */
public final class InvalidRequest extends ApiFailure {

    private static final long serialVersionUID = 1L;

    public InvalidRequest(String message) {
        super(message);
    }
}
