/**
 * Compute plans (spec 1.15, 3.7). A request is read as it comes, sorted, cut into parts that fit into commands, and found again
 * when its client repeats it. Start reading at {@code ComputePlanResource}.
 */
@NullMarked
package org.substra.api.computeplan;

import org.jspecify.annotations.NullMarked;
