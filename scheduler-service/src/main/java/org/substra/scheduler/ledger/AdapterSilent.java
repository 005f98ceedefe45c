package org.substra.scheduler.ledger;

/** The ledger adapter did not answer, or could not; ask again later. */
public final class AdapterSilent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AdapterSilent(String message) {
        super(message, null, false, false); // part of normal work: no stack trace
    }
}
