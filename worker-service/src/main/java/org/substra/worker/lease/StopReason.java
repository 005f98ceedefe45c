package org.substra.worker.lease;

/** Why a tuple is stopped before its end. */
public enum StopReason {
    /** A scheduler asked for it. */
    ASKED,
    /** The lease could not be renewed in time: the tuple may run elsewhere now. */
    LEASE_OVER,
    /** This worker is being stopped. */
    SHUTDOWN
}
