package org.substra.scheduler.plan;

import org.substra.contract.Key;

/** A plan of which nothing runs at this node any more. */
record EndedPlan(String channel, Key plan) {}
