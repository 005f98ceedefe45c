/**
 * Requests to the ledger adapter over RabbitMQ and its answers. Knows how a message travels, not what it
 * means. Start at {@link org.substra.api.broker.LedgerAdapter}.
 */
@NullMarked
package org.substra.api.broker;

import org.jspecify.annotations.NullMarked;
