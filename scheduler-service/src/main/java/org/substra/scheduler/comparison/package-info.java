/** Compares the backlog with what the ledger says and repairs it. */
@NullMarked
package org.substra.scheduler.comparison;

import org.jspecify.annotations.NullMarked;
