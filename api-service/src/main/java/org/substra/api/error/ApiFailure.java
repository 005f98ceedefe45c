package org.substra.api.error;

/**
 * Why a request fails, as its client shall read it. A refusal of the ledger's rules is a
 * {@link org.substra.contract.Refusal} and no part of this family.
 */
public abstract sealed class ApiFailure extends RuntimeException
        permits InvalidFields,
                InvalidAsset,
                InvalidRequest,
                NotAcceptable,
                NotAuthorized,
                NotFound,
                NotStored,
                KeyConflict,
                LedgerTimeout,
                LedgerUnavailable,
                Overloaded,
                PeerFailure,
                StoreFull,
                Throttled,
                TokenRefused {

    private static final long serialVersionUID = 1L;

    ApiFailure(String message) {
        super(message, null, false, false); // part of normal work: no stack trace
    }

    /** The message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
