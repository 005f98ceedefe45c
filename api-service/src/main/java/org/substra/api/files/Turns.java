package org.substra.api.files;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.substra.api.broker.CallerContext;

/** Lets a few do their work at the same time; the others wait for their turn, first come first. */
final class Turns {

    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;

    Turns(int atOnce) {
        this.free = atOnce;
    }

    <T> Uni<T> take(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> CallerContext.back(Uni.createFrom().completionStage(turn())))
                .chain(() -> work.get().onTermination().invoke(this::next));
    }

    private synchronized CompletableFuture<Void> turn() {
        var turn = new CompletableFuture<Void>();
        if (free > 0) {
            free--;
            turn.complete(null);
        } else {
            waiting.add(turn);
        }
        return turn;
    }

    private void next() {
        CompletableFuture<Void> first;
        synchronized (this) {
            first = waiting.poll();
            free += first == null ? 1 : 0;
        }
        if (first != null) {
            first.complete(null);
        }
    }
}
