package org.substra.api.error;

/** The node's volume is nearly full (507): its operator has to make room, repeating does not help. */
public final class StoreFull extends ApiFailure {

    private static final long serialVersionUID = 1L;

    private final long wanted;

    /** @param wanted bytes that there is no room for */
    public StoreFull(String message, long wanted) {
        super(message);
        this.wanted = wanted;
    }

    /** Bytes that there is no room for. */
    public long wanted() {
        return wanted;
    }
}
