/**
 * The backlog of this node: which tuple runs next, on which worker, under which lease.
 */
@NullMarked
package org.substra.scheduler;

import org.jspecify.annotations.NullMarked;
