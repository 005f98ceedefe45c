/**
 * The right to work on a tuple, and how it ends. Start at {@link org.substra.worker.lease.Lease}.
 */
@NullMarked
package org.substra.worker.lease;

import org.jspecify.annotations.NullMarked;
