/** Questions to the ledger adapter and its answers. Start reading at {@link org.substra.scheduler.ledger.Questions}. */
@NullMarked
package org.substra.scheduler.ledger;

import org.jspecify.annotations.NullMarked;
