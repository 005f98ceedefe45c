package org.substra.worker.ledger;

/** The ledger does not let this attempt start or end: somebody else has the tuple, or it is finished. */
public final class NotOurs extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotOurs(String message) {
        super(message, null, false, false); // part of normal work: no stack trace
    }

    /** The message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
