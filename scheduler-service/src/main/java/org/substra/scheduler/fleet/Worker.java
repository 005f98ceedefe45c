package org.substra.scheduler.fleet;

/**
 * A worker of this node.
 *
 * @param incarnation drawn anew whenever the worker starts
 * @param slots how many tuples it runs at once
 */
public record Worker(String id, String incarnation, int slots) {}
