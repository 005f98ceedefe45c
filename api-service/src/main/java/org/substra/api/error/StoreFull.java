package org.substra.api.error;

/** The node's volume is nearly full (507): its operator has to make room, repeating does not help. */
public final class StoreFull extends ApiFailure {

    private static final long serialVersionUID = 1L;

    public StoreFull(String message) {
        super(message);
    }
}
