package org.substra.scheduler.outbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param lifetime from now on; after it nobody wants the message. Null: for ever
 * @param traceparent of the trace it belongs to
 * @param todoAt since when its tuple could have run; null when that is not measured
 */
public record Outgoing(
        Target target,
        String routingKey,
        String id,
        byte[] body,
        @Nullable Duration lifetime,
        @Nullable String traceparent,
        @Nullable Instant todoAt) {}
