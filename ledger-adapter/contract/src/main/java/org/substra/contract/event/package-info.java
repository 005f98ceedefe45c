/** What the ledger tells everybody after each accepted transaction: {@link org.substra.contract.event.Event}. */
@NullMarked
package org.substra.contract.event;

import org.jspecify.annotations.NullMarked;
