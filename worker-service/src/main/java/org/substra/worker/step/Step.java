package org.substra.worker.step;

import java.util.Locale;

/** The way of a tuple through the worker, in order. A process that dies after any of them loses nothing. */
public enum Step {
    /** The task was taken from the broker, and is said to be here. */
    ACCEPTED,
    /** The ledger has recorded the start, and the broker has confirmed the lease. */
    STARTED,
    /** Every material is in the store and has its hash. */
    MATERIALS,
    /** The images are there. */
    IMAGE,
    /** The folder that the containers see is ready. */
    WORKSPACE,
    /** The algo has trained or predicted. */
    CONTAINER,
    /** The metrics have judged a prediction. */
    EVALUATION,
    /** What the container left was judged, and hashed. */
    OUTPUT,
    /** The model lies in the store for good. */
    STORED,
    /** The result is on the ledger. */
    REPORTED,
    /** The scheduler knows. */
    TOLD,
    /** Nothing of the tuple is left but its result. */
    CLEANED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
