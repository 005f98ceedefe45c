package org.substra.scheduler.plan;

import java.time.Instant;
import org.substra.contract.Key;

/**
 * A plan of which nothing runs at this node any more.
 *
 * @param at when that was so, by the database's clock
 */
record EndedPlan(String channel, Key plan, Instant at) {}
