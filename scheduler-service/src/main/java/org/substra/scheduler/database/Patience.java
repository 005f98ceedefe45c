package org.substra.scheduler.database;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * The end of what does not end by itself. Consumers and sweeps do one thing after the other, so work that hangs, for whatever
 * reason, would keep them from everything that comes later; all of it may be done again. The database gives up a transaction that
 * was left open after the same time (idle_in_transaction_session_timeout).
 */
public final class Patience {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Patience() {}

    /** The same, or a {@link TimeoutException} when it takes longer than a minute. */
    public static <T> Uni<T> with(Uni<T> work) {
        return with(work, LIMIT);
    }

    static <T> Uni<T> with(Uni<T> work, Duration limit) {
        return work.ifNoItem()
                .after(limit)
                .failWith(() -> new TimeoutException("given up after " + limit + " without an end"));
    }
}
