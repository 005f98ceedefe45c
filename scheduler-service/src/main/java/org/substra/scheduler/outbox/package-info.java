/** Messages that leave if, and only if, the transaction that wrote them commits. Start reading at {@link org.substra.scheduler.outbox.Outbox}. */
@NullMarked
package org.substra.scheduler.outbox;

import org.jspecify.annotations.NullMarked;
