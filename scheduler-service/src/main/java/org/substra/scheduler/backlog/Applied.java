package org.substra.scheduler.backlog;

import java.util.List;

/**
 * What events have changed in the backlog.
 *
 * @param ours whether they were about any tuple of this node
 * @param finished the tuples of ours that are finished now
 */
public record Applied(boolean ours, List<Finished> finished) {}
