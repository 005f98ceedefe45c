/** This node's unfinished tuples and their order. Start reading at {@link org.substra.scheduler.backlog.Backlog}. */
@NullMarked
package org.substra.scheduler.backlog;

import org.jspecify.annotations.NullMarked;
