package org.substra.worker.lease;

/** Thrown out of whatever a stopped tuple was doing. */
public final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StopReason reason;

    Stopped(StopReason reason) {
        super("stopped: " + reason, null, false, false); // part of normal work: no stack trace
        this.reason = reason;
    }

    public StopReason reason() {
        return reason;
    }
}
