package org.substra.api.error;

/** The client takes no answer that this API has (406). */
public final class NotAcceptable extends ApiFailure {

    private static final long serialVersionUID = 1L;

    public NotAcceptable(String message) {
        super(message);
    }
}
