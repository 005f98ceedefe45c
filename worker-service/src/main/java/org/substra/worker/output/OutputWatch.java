package org.substra.worker.output;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks again and again at what a container leaves while it runs. Closing it ends that. */
public final class OutputWatch implements AutoCloseable {

    /** At most this part of the time is spent looking. */
    private static final int SHARE = 10;

    private final CompletableFuture<Void> trouble = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable look;
    private final Runnable last;
    private final Duration pause;

    /**
     * @param look throws when the container has to stop
     * @param last throws when what it has left cannot be used
     */
    OutputWatch(Runnable look, Runnable last, Duration pause) {
        this.look = look;
        this.last = last;
        this.pause = pause;
        Thread.ofPlatform().daemon().name("output watch").start(this::watch); // reading folders keeps a thread
    }

    /** Completes when the container has to stop. */
    public CompletableFuture<?> trouble() {
        return trouble.handle((_, _) -> null);
    }

    /**
     * Looks a last time, when the container has ended.
     *
     * @throws org.substra.worker.failure.OutputRefused when it has left too much, now or before
     */
    public void judge() {
        if (trouble.isCompletedExceptionally() && trouble.exceptionNow() instanceof RuntimeException seen) {
            throw seen;
        }
        last.run();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void watch() {
        try {
            long took = 0;
            while (!closed.await(Math.max(pause.toNanos(), took * SHARE), TimeUnit.NANOSECONDS)) {
                long start = System.nanoTime();
                look.run();
                took = System.nanoTime() - start;
            }
        } catch (RuntimeException found) {
            trouble.completeExceptionally(found);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
