/** What becomes of compute plans at this node. Start reading at {@link org.substra.scheduler.plan.EndedPlans}. */
@NullMarked
package org.substra.scheduler.plan;

import org.jspecify.annotations.NullMarked;
