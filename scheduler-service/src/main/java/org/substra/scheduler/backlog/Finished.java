package org.substra.scheduler.backlog;

import org.substra.contract.TupleStatus;

/**
 * A tuple that has left the backlog.
 *
 * @param attempt to which its result belongs; 0 when it has none
 */
public record Finished(TupleId id, TupleStatus status, int attempt) {}
