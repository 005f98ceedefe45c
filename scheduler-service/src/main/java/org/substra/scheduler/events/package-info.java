/** The events of the ledger, applied each once and in order. Start reading at {@link org.substra.scheduler.events.EventConsumer}. */
@NullMarked
package org.substra.scheduler.events;

import org.jspecify.annotations.NullMarked;
