/** Executes a channel again from entry 0 and compares everything: {@link org.substra.ledger.verification.Verification}. */
@NullMarked
package org.substra.ledger.verification;

import org.jspecify.annotations.NullMarked;
