package org.substra.worker.output;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.substra.worker.failure.DiskFull;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.OutputRefused;
import org.substra.worker.failure.TupleFailure;

/**
 * Looks again and again at what a container leaves while it runs; {@link VolumeWatch} looks at the room on the volume, which
 * no container can delay. Closing it ends that.
 */
public final class OutputWatch implements AutoCloseable {

    /** At most this part of the time is spent looking. */
    private static final int SHARE = 10;

    private final CompletableFuture<Void> trouble = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LongSupplier count;
    private final Duration pause;
    private final Duration longest;
    private final VolumeWatch volume;
    private final Growth growth = new Growth();

    /**
     * @param count the bytes that were left; throws when the container has to stop, or what it has left cannot be used
     * @param longest for a count
     */
    OutputWatch(LongSupplier count, Duration pause, Duration longest, VolumeWatch volume) {
        this.count = count;
        this.pause = pause;
        this.longest = longest;
        this.volume = volume;
        volume.begin(this);
        Thread.ofPlatform().daemon().name("output watch").start(this::watch); // reading folders keeps a thread
    }

    /** Completes when the container has to stop. */
    public CompletableFuture<?> trouble() {
        return trouble.handle((_, _) -> null);
    }

    /**
     * Looks a last time, when the container has ended.
     *
     * @throws OutputRefused when it has left too much, now or before
     * @throws DiskFull when it was stopped because the volume was full, by it or by others
     */
    public void judge() {
        if (trouble.isCompletedExceptionally() && trouble.exceptionNow() instanceof RuntimeException seen) {
            throw seen instanceof DiskFull ? full() : seen;
        }
        growth.note(count.getAsLong());
    }

    /**
     * Goes on only when there was room while the container ran.
     *
     * @throws DiskFull when there was not
     */
    public void requireRoom() {
        if (growth.wasInNeed() || !volume.hasRoom()) {
            throw full();
        }
    }

    Growth growth() {
        return growth;
    }

    boolean isStopping() {
        return trouble.isDone();
    }

    void stop(TupleFailure why) {
        trouble.completeExceptionally(why);
    }

    private DiskFull full() {
        growth.note(count.getAsLong());
        return volume.full(this);
    }

    @Override
    public void close() {
        closed.countDown();
        volume.end(this);
    }

    private void watch() {
        try {
            long took;
            do {
                long start = System.nanoTime();
                look();
                took = System.nanoTime() - start;
            } while (!trouble.isDone() && !closed.await(Math.max(pause.toNanos(), took * SHARE), TimeUnit.NANOSECONDS));
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Thread looking = Thread.currentThread();
        var looked = new CompletableFuture<Void>();
        looked.orTimeout(longest.toNanos(), TimeUnit.NANOSECONDS).whenComplete((_, late) -> {
            if (late != null) {
                stop(new OutputRefused("what the container left could not be counted within " + longest));
                looking.interrupt();
            }
        });
        try {
            growth.note(count.getAsLong());
        } catch (RuntimeException found) {
            trouble.completeExceptionally(found);
        } catch (Error fault) { // whoever runs unwatched may leave anything
            stop(new NodeFailed("a fault while looking at what a container leaves: " + fault, fault));
        } finally {
            looked.complete(null);
        }
    }
}
