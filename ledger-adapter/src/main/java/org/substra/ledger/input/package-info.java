/**
 * What stands in the log: entry 0, which names the members, and signed inputs. Start reading at
 * {@link org.substra.ledger.input.SignedInput}.
 */
@NullMarked
package org.substra.ledger.input;

import org.jspecify.annotations.NullMarked;
