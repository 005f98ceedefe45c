package org.substra.api.readmodel;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Position;

/** One channel's newest applied position, the newest one heard of, and those who wait. */
final class ChannelProgress {

    private record Waiter(Position wanted, CompletableFuture<Void> arrival) {}

    private final PriorityQueue<Waiter> waiting = new PriorityQueue<>(Comparator.comparing(Waiter::wanted));
    private @Nullable Position applied;
    private @Nullable Position head;
    private long behindSince;

    Uni<Void> reached(Position wanted) {
        return Uni.createFrom().deferred(() -> {
            Waiter waiter = new Waiter(wanted, new CompletableFuture<>());
            return register(waiter)
                    ? Uni.createFrom()
                            .completionStage(waiter.arrival())
                            .onCancellation()
                            .invoke(() -> forget(waiter))
                    : Uni.createFrom().voidItem();
        });
    }

    void advance(Position position) {
        for (Waiter arrived : arrivedWith(position)) {
            arrived.arrival().complete(null);
        }
    }

    synchronized boolean heard(Position position) {
        if (head == null || position.isAfter(head)) {
            if (!isBehind()) {
                behindSince = System.nanoTime();
            }
            head = position;
        }
        return isBehind();
    }

    synchronized Optional<Position> applied() {
        return Optional.ofNullable(applied);
    }

    synchronized Duration lag() {
        return isBehind() ? Duration.ofNanos(System.nanoTime() - behindSince) : Duration.ZERO;
    }

    private boolean isBehind() {
        return head != null && (applied == null || head.isAfter(applied));
    }

    /** False when there is nothing to wait for. */
    private synchronized boolean register(Waiter waiter) {
        return (applied == null || waiter.wanted().isAfter(applied)) && waiting.add(waiter);
    }

    private synchronized void forget(Waiter waiter) {
        waiting.remove(waiter);
    }

    private synchronized List<Waiter> arrivedWith(Position position) {
        if (applied == null || position.isAfter(applied)) {
            applied = position;
        }
        var arrived = new ArrayList<Waiter>();
        for (Waiter next = waiting.peek(); next != null && !next.wanted().isAfter(applied); next = waiting.peek()) {
            arrived.add(waiting.remove());
        }
        return arrived;
    }
}
