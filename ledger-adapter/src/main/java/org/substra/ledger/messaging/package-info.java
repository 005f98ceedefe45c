/** The doors of this service in RabbitMQ: commands and questions in, events and beats out. */
@NullMarked
package org.substra.ledger.messaging;

import org.jspecify.annotations.NullMarked;
