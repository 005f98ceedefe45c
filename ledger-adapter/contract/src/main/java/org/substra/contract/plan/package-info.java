/**
 * Compute plans as they are asked for, before they are tuples: the request, its order and how it is cut into parts.
 * Start reading at {@link org.substra.contract.plan.PlanTuple}.
 */
@NullMarked
package org.substra.contract.plan;

import org.jspecify.annotations.NullMarked;
