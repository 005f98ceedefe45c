/**
 * The way to the ledger: submit a command and read one's own writes, or make sure that a miss is final.
 * Start at {@link org.substra.api.ledger.LedgerCommands}.
 */
@NullMarked
package org.substra.api.ledger;

import org.jspecify.annotations.NullMarked;
