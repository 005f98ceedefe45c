package org.substra.ledger.submission;

import org.jspecify.annotations.Nullable;

/** The ledger cannot take the command or answer the question now. Nothing was sent, and nothing will be. */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message) {
        this(message, null);
    }

    public LedgerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
