package org.substra.scheduler.backlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.substra.contract.TupleKind;

/**
 * A tuple taken for a worker.
 *
 * @param plan the compute plan it belongs to; null outside
 * @param attempt a number that neither this node nor the ledger has seen before
 * @param traceparent of the event that created it
 * @param todoAt when that was; null when this is not its first attempt
 */
public record Claimed(
        TupleId id,
        TupleKind kind,
        @Nullable String plan,
        int attempt,
        @Nullable String traceparent,
        @Nullable Instant todoAt) {}
