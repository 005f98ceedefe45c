package org.substra.ledger.execution;

/**
 * The log contradicts what was executed, or cannot be executed at all. Nothing is executed beyond
 * the entry named; somebody has to look at it.
 */
public final class Divergence extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long entry;

    public Divergence(String channel, long entry, String what) {
        super("channel " + channel + ", entry " + entry + ": " + what);
        this.entry = entry;
    }

    public Divergence(String channel, long entry, String what, Throwable cause) {
        super("channel " + channel + ", entry " + entry + ": " + what, cause);
        this.entry = entry;
    }

    /** The number of the first entry that is not as it should be. */
    public long entry() {
        return entry;
    }
}
