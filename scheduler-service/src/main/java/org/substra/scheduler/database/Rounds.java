package org.substra.scheduler.database;

import io.smallrye.mutiny.Uni;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that anybody may ask for at any time. There is one round of it at a time, and all who ask during a round share the next one,
 * which sees what they have done before.
 */
public final class Rounds {

    private final Supplier<Uni<Void>> work;
    private final Executor executor;
    private boolean busy;
    private @Nullable CompletableFuture<Void> next;

    /**
     * @param work one round
     * @param executor begins each round, and never on the stack of its caller
     */
    public Rounds(Supplier<Uni<Void>> work, Executor executor) {
        this.work = work;
        this.executor = executor;
    }

    /** Ends with the next round that begins. */
    public synchronized CompletableFuture<Void> join() {
        CompletableFuture<Void> joined = next == null ? new CompletableFuture<>() : next;
        next = joined;
        if (!busy) {
            busy = true;
            executor.execute(this::begin);
        }
        return joined.copy(); // nobody ends it for the others
    }

    private void begin() {
        CompletableFuture<Void> round = take();
        Uni.createFrom().deferred(work::get).subscribe().with(_ -> end(round, null), failure -> end(round, failure));
    }

    private synchronized CompletableFuture<Void> take() {
        CompletableFuture<Void> round = Objects.requireNonNull(next);
        next = null;
        return round;
    }

    private void end(CompletableFuture<Void> round, @Nullable Throwable failure) {
        goOn();
        if (failure == null) {
            round.complete(null);
        } else {
            round.completeExceptionally(failure);
        }
    }

    private synchronized void goOn() {
        busy = next != null;
        if (busy) {
            executor.execute(this::begin);
        }
    }
}
