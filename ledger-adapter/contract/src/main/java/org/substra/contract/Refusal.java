package org.substra.contract;

import java.util.List;

/** A rule says no. Nothing was written; the message names what was wrong and with which key. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Key> keys;

    public Refusal(Reason reason, String message, List<Key> keys) {
        super(message, null, false, false); // part of normal work: no stack trace
        this.reason = reason;
        this.keys = List.copyOf(keys);
    }

    public static Refusal invalid(String message) {
        return new Refusal(Reason.INVALID, message, List.of());
    }

    public static Refusal forbidden(String message) {
        return new Refusal(Reason.FORBIDDEN, message, List.of());
    }

    public static Refusal notFound(String what, Key key) {
        return new Refusal(Reason.NOT_FOUND, "no " + what + " with key " + key, List.of(key));
    }

    public static Refusal conflict(String message, List<Key> keys) {
        return new Refusal(Reason.CONFLICT, message, keys);
    }

    public static Refusal illegalMove(String message) {
        return new Refusal(Reason.ILLEGAL_MOVE, message, List.of());
    }

    public Reason reason() {
        return reason;
    }

    /** The keys a conflict or a miss is about; empty otherwise. */
    public List<Key> keys() {
        return keys;
    }

    /** The message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
