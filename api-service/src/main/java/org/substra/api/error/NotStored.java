package org.substra.api.error;

/** The ledger knows it, but this node has it not or no longer in its own store (404). */
public final class NotStored extends ApiFailure {

    private static final long serialVersionUID = 1L;

    public NotStored() {
        super("Not found.");
    }
}
