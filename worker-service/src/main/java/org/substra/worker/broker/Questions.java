package org.substra.worker.broker;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.worker.lease.Lease;

/**
 * Questions that wait for their answer, by id. A question is sent again until it is answered, because the broker
 * may lose it, and its answer too; whoever answers knows it by its id.
 */
public final class Questions<A> {

    private final Map<String, CompletableFuture<A>> waiting = new ConcurrentHashMap<>();

    /**
     * Asks, and waits for the answer while the lease holds.
     *
     * @param send sends the question once
     * @return null when no answer came within the patience
     */
    public @Nullable A ask(
            String id, Supplier<CompletableFuture<Void>> send, Duration resendAfter, Duration patience, Lease lease) {
        CompletableFuture<A> reply = waiting.computeIfAbsent(id, _ -> new CompletableFuture<>());
        long start = System.nanoTime();
        try {
            A answer = null;
            while (answer == null && System.nanoTime() - start < patience.toNanos()) {
                send.get().exceptionally(failure -> {
                    Log.warnf("could not send %s, will try again: %s", id, failure);
                    return null;
                });
                answer = lease.await(reply, resendAfter);
            }
            return answer;
        } finally {
            waiting.remove(id);
        }
    }

    /** Gives the answer to whoever asked; one that nobody waits for was repeated, and is dropped. */
    public void answer(String id, A answer) {
        CompletableFuture<A> question = waiting.get(id);
        if (question != null) {
            question.complete(answer);
        }
    }
}
