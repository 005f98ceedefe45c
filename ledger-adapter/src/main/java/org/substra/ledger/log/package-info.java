/** The shared log, as a member uses it: {@link org.substra.ledger.log.SharedLog}. */
@NullMarked
package org.substra.ledger.log;

import org.jspecify.annotations.NullMarked;
