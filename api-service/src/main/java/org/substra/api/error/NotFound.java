package org.substra.api.error;

/** The ledger knows no such thing, and this is final (404). */
public final class NotFound extends ApiFailure {

    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }
}
