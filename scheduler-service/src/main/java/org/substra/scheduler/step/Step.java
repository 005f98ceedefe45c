package org.substra.scheduler.step;

/** The steps of a tuple in this service; each is passed once its transaction has committed. */
public enum Step {
    /** An event about it is stored. */
    RECEIVED,
    /** A worker has it under lease. */
    ASSIGNED,
    /** The broker has confirmed its message. */
    SENT,
    /** Its worker has renewed the lease. */
    RENEWED,
    /** Its worker has told how it ended. */
    CLOSED
}
