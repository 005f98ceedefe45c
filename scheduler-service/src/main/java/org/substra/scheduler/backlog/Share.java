package org.substra.scheduler.backlog;

/**
 * Who takes part in sharing the slots.
 *
 * @param plan a compute plan; {@link #OUTSIDE} for all tuples of the channel that are in none, together
 * @param priority of the plan; 0 outside
 */
record Share(String channel, String plan, int priority) {

    static final String OUTSIDE = "";

    /** What no other share is called. */
    String name() {
        return channel + "/" + plan;
    }
}
