package org.substra.api.error;

/**
 * The ledger cannot be asked now (503), and nothing was submitted: repeat after
 * {@link #RETRY_AFTER_SECONDS}.
 */
public final class LedgerUnavailable extends ApiFailure {

    private static final long serialVersionUID = 1L;

    /** What the client is told to wait. */
    public static final int RETRY_AFTER_SECONDS = 2;

    public LedgerUnavailable(String message) {
        super(message);
    }
}
