/**
 * What stands on the ledger: one sealed type, each record under one key with one writer.
 * Start reading at {@link org.substra.contract.record.LedgerRecord}.
 */
@NullMarked
package org.substra.contract.record;

import org.jspecify.annotations.NullMarked;
