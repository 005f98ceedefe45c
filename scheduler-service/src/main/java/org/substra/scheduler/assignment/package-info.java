/** Which worker has which tuple, and until when. Start reading at {@link org.substra.scheduler.assignment.Assignments}. */
@NullMarked
package org.substra.scheduler.assignment;

import org.jspecify.annotations.NullMarked;
