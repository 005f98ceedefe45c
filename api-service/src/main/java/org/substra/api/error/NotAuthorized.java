package org.substra.api.error;

/** The caller is known and may not do this (403). */
public final class NotAuthorized extends ApiFailure {

    private static final long serialVersionUID = 1L;

    public NotAuthorized(String message) {
        super(message);
    }
}
