package org.substra.scheduler.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final Deque<CompletableFuture<Void>> working = new ArrayDeque<>();
    private final Rounds rounds = new Rounds(this::work, begun::add);
    private int count;

    @Test
    void whoAsksDuringARoundSharesTheNextOne() {
        var first = rounds.join();
        begun.remove().run();
        var second = rounds.join();
        var third = rounds.join();
        assertTrue(begun.isEmpty(), "two rounds at a time");

        working.remove().complete(null);
        assertTrue(first.isDone());
        assertFalse(second.isDone());
        begun.remove().run();
        working.remove().complete(null);
        assertTrue(second.isDone() && third.isDone());
        assertEquals(2, count);
        assertTrue(begun.isEmpty(), "a round that nobody asked for");
    }

    @Test
    void whoAsksBeforeARoundHasBegunSharesIt() {
        rounds.join();
        rounds.join();
        begun.remove().run();
        working.remove().complete(null);
        assertEquals(1, count);
        assertTrue(begun.isEmpty());
    }

    @Test
    void aFailureIsTheFailureOfItsRoundOnly() {
        var first = rounds.join();
        begun.remove().run();
        working.remove().completeExceptionally(new IllegalStateException("away"));
        assertThrows(CompletionException.class, first::join);

        var second = rounds.join();
        begun.remove().run();
        working.remove().complete(null);
        second.join();
    }

    @Test
    void whoGivesUpKeepsNobodyElse() {
        var impatient = rounds.join();
        var patient = rounds.join();
        impatient.cancel(true);
        begun.remove().run();
        working.remove().complete(null);
        patient.join();
    }

    private Uni<Void> work() {
        count++;
        var round = new CompletableFuture<Void>();
        working.add(round);
        return Uni.createFrom().completionStage(round);
    }
}
