/**
 * Starts of tuples and their results on the ledger. Start at {@link org.substra.worker.ledger.TupleLedger}.
 */
@NullMarked
package org.substra.worker.ledger;

import org.jspecify.annotations.NullMarked;
