package org.substra.api.broker;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings each answer of the adapter to the request that waits for it. */
@ApplicationScoped
class Answers {

    private static final int UNUSED_QUEUE_MILLIS = 60_000;

    private final Map<String, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();

    /** Waits, from now on, for the answer to the request with this id. */
    Uni<byte[]> to(String id) {
        CompletableFuture<byte[]> answer = waiting.computeIfAbsent(id, _ -> new CompletableFuture<>());
        return Uni.createFrom().completionStage(answer).onTermination().invoke(() -> waiting.remove(id));
    }

    /** An answer that nobody waits for any more is of no use to anyone else: this queue is this process's own. */
    @Incoming("ledger-replies")
    void on(byte[] payload, IncomingRabbitMQMetadata metadata) {
        CompletableFuture<byte[]> asker =
                waiting.remove(metadata.getCorrelationId().orElse(""));
        if (asker != null) {
            asker.complete(payload);
        }
    }

    @Produces
    @ApplicationScoped
    @Identifier("reply-queue")
    Map<String, Object> replyQueueArguments() {
        return Map.of("x-expires", UNUSED_QUEUE_MILLIS);
    }
}
