package org.substra.scheduler.assignment;

import org.substra.scheduler.backlog.Claimed;
import org.substra.scheduler.fleet.Worker;

/** A tuple and the worker that has got it. */
public record Assigned(Claimed tuple, Worker worker) {}
