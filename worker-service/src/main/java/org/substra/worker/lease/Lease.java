package org.substra.worker.lease;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on one attempt. It runs from the moment at which a renewal was <em>sent</em> that the broker
 * then confirmed, by the monotonic clock, so a worker that was frozen finds it over when it wakes. Once over or
 * stopped it stays so.
 */
public final class Lease {

    /** The part of the lease that is left for stopping the container. */
    private static final int MARGIN = 5;

    private final Attempt attempt;
    private final long nanos;
    private final CompletableFuture<StopReason> stop = new CompletableFuture<>();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private long from;
    private volatile boolean concluded;

    Lease(Attempt attempt, Duration length, long now) {
        this.attempt = attempt;
        this.nanos = length.toNanos();
        this.from = now;
    }

    public Attempt attempt() {
        return attempt;
    }

    Duration length() {
        return Duration.ofNanos(nanos);
    }

    /** Waits until the scheduler's side can know that this worker has the tuple. */
    public void awaitBegin() {
        await(begun, Duration.ofNanos(nanos));
    }

    /** Counts from the moment a confirmed renewal was sent, unless the lease was over before. */
    synchronized void renew(long sentAt) {
        if (!stopWhenOver(System.nanoTime())) {
            from = sentAt;
            begun.complete(null);
        }
    }

    /** Ends the lease when its time has come; true when it has ended, now or before. */
    synchronized boolean stopWhenOver(long now) {
        if (now - from > nanos - nanos / MARGIN) {
            stop(StopReason.LEASE_OVER);
        }
        return stop.isDone();
    }

    /** The scheduler knows how the attempt has ended: nothing is left to renew. */
    public void conclude() {
        concluded = true;
    }

    boolean isConcluded() {
        return concluded;
    }

    public void stop(StopReason reason) {
        stop.complete(reason);
    }

    /** Completes when the tuple has to stop. */
    public CompletableFuture<StopReason> stopped() {
        return stop.copy();
    }

    /**
     * Goes on only while the lease holds.
     *
     * @throws Stopped when it does not
     */
    public void check() {
        stopWhenOver(System.nanoTime());
        if (stop.isDone()) {
            throw new Stopped(stop.join());
        }
    }

    /**
     * Waits for something, at most for a time and while the lease holds; null when the time is up.
     *
     * @throws Stopped when the lease ends first
     */
    public <T> @Nullable T await(CompletableFuture<T> wanted, Duration atMost) {
        check();
        try {
            CompletableFuture.anyOf(wanted, stop).get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            check();
            return wanted.join();
        } catch (TimeoutException e) {
            check();
            return null;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped(StopReason.SHUTDOWN);
        }
    }
}
