package org.substra.api.store;

/** The store does not take these bytes. What was written of them is removed. */
public final class StoreRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Reason {
        /** The bytes are too many, or none. */
        CONTENT,
        /** The volume is nearly full: the operator has to make room. */
        SPACE
    }

    private final Reason reason;

    StoreRefusal(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
