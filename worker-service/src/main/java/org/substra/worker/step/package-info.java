/**
 * The way of a tuple through this worker: timed, traced, and halted at will in tests. Start at
 * {@link org.substra.worker.step.Step}.
 */
@NullMarked
package org.substra.worker.step;

import org.jspecify.annotations.NullMarked;
