/** What workers say: that they are there, and how a task ended. */
@NullMarked
package org.substra.scheduler.workers;

import org.jspecify.annotations.NullMarked;
