/**
 * Executes a channel's log, entry by entry, into this adapter's own database. Start reading at
 * {@link org.substra.ledger.execution.Executor}.
 */
@NullMarked
package org.substra.ledger.execution;

import org.jspecify.annotations.NullMarked;
