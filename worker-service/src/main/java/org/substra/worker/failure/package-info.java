/**
 * What can go wrong with a tuple, whose fault it is and by which code the ledger knows it. Start at
 * {@link org.substra.worker.failure.TupleFailure}.
 */
@NullMarked
package org.substra.worker.failure;

import org.jspecify.annotations.NullMarked;
