package org.substra.api.error;

/** Another node did not give what it should; its status is passed on. */
public final class PeerFailure extends ApiFailure {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status the other node's, or 502 and 504 when it gave none (400 to 599) */
    public PeerFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
