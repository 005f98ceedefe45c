package org.substra.scheduler.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.substra.contract.Json;
import org.substra.contract.Refusal;
import org.substra.contract.message.QueryAnswer;

/** The questions that this process has asked and not yet heard of. */
@ApplicationScoped
class PendingAnswers {

    private final Map<String, CompletableFuture<QueryAnswer>> expected = new ConcurrentHashMap<>();

    Uni<QueryAnswer> expect(String id) {
        var answer = new CompletableFuture<QueryAnswer>();
        expected.put(id, answer);
        return Uni.createFrom().completionStage(answer);
    }

    void forget(String id) {
        expected.remove(id);
    }

    /** Hands over an answer. False when nobody waits for it (any more). */
    boolean accept(String correlationId, byte[] payload) {
        CompletableFuture<QueryAnswer> waiting = expected.remove(correlationId);
        if (waiting == null) {
            return false;
        }
        try {
            waiting.complete(Json.read(payload, QueryAnswer.class));
        } catch (Refusal unreadable) {
            waiting.completeExceptionally(unreadable);
        }
        return true;
    }
}
