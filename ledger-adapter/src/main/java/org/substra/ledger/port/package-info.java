/** The port to the ledger, whatever kind it is: {@link org.substra.ledger.port.Ledger}. */
@NullMarked
package org.substra.ledger.port;

import org.jspecify.annotations.NullMarked;
