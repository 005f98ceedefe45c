package org.substra.scheduler.failure;

/** The kinds of trouble a tuple meets that are not its own fault; each has a budget. */
public enum Trouble {
    /** This node: its disk, its container engine, its services. */
    NODE,
    /** The algo's image could not be built. */
    BUILD,
    /** The container ended in a way that another attempt may cure. */
    ALGO,
    /** Another node does not deliver. */
    PEER,
    /** The worker was restarted, or its lease ended. */
    LOST
}
