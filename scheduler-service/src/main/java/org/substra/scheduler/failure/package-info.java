/** When a tuple may be tried again, and when it is failed for good. Start reading at {@link org.substra.scheduler.failure.Failures}. */
@NullMarked
package org.substra.scheduler.failure;

import org.jspecify.annotations.NullMarked;
