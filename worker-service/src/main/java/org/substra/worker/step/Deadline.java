package org.substra.worker.step;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Interrupts the thread that has made it, when it is not closed in time. */
final class Deadline implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final @Nullable Future<?> alarm;
    private boolean over;
    private boolean closed;

    /** @param atMost null for no end */
    Deadline(@Nullable Duration atMost, ScheduledExecutorService clock) {
        this.alarm = atMost == null ? null : clock.schedule(this::ring, atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the time was up before it was closed. */
    synchronized boolean isOver() {
        return over;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (alarm != null) {
            alarm.cancel(false);
        }
        if (over) {
            Thread.interrupted(); // meant for what was interrupted, not for what comes next
        }
    }

    private synchronized void ring() {
        if (!closed) {
            over = true;
            thread.interrupt();
        }
    }
}
