package org.substra.api.error;

/** Too many requests of this kind from this address (429). */
public final class Throttled extends ApiFailure {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** @param seconds until the next one is welcome */
    public Throttled(long seconds) {
        super("Request was throttled. Expected available in " + seconds + " second" + (seconds == 1 ? "." : "s."));
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}
