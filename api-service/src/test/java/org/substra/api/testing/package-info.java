/**
 * What tests of this service stand on: a ledger with its adapter at hand, and valid commands for it.
 * Start at {@link org.substra.api.testing.LedgerAtHand}.
 */
@NullMarked
package org.substra.api.testing;

import org.jspecify.annotations.NullMarked;
