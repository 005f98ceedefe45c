package org.substra.scheduler.fleet;

/** Who is it that speaks? */
public enum Arrival {
    /** The worker as it is known. */
    KNOWN,
    /** A worker, or a new start of one: whatever an older start of it had under lease is lost. */
    NEW,
    /** An incarnation that is over; what it says comes too late. */
    FORMER
}
