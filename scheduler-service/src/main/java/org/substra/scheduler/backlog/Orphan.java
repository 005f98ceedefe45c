package org.substra.scheduler.backlog;

/** A tuple that can never run, because a tuple it needs has failed. @param attempt the recorded one; 0 when never started */
public record Orphan(TupleId id, int attempt) {}
