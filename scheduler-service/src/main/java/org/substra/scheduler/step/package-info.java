/** The steps of a tuple in this service: {@link org.substra.scheduler.step.Step}. */
@NullMarked
package org.substra.scheduler.step;

import org.jspecify.annotations.NullMarked;
