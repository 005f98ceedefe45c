package org.substra.api.store;

/** The store does not take these bytes: they are too many, or none. What was written of them is removed. */
public final class StoreRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreRefusal(String message) {
        super(message, null, false, false);
    }

    static StoreRefusal tooLarge(long limit) {
        return new StoreRefusal("the file is larger than " + limit + " bytes");
    }

    /** The message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
