package org.substra.scheduler.ledger;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.substra.contract.Json;
import org.substra.contract.Refusal;
import org.substra.contract.message.CommandAnswer;
import org.substra.scheduler.database.Patience;

/** The adapter's answers to this process: to questions it waits for, and verdicts on its commands. */
@ApplicationScoped
class ReplyConsumer {

    private final PendingAnswers pending;
    private final Verdicts verdicts;

    ReplyConsumer(PendingAnswers pending, Verdicts verdicts) {
        this.pending = pending;
        this.verdicts = verdicts;
    }

    /** Always acknowledges: whoever misses an answer asks again. */
    @Incoming("ledger-replies")
    Uni<Void> on(Message<byte[]> message) {
        return Patience.with(Uni.createFrom().deferred(() -> answer(message)))
                .onFailure()
                .invoke(bug -> Log.error("cannot take an answer of the ledger adapter", bug))
                .onFailure()
                .recoverWithNull()
                .chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private Uni<Void> answer(Message<byte[]> message) {
        String correlation = message.getMetadata(IncomingRabbitMQMetadata.class)
                .flatMap(IncomingRabbitMQMetadata::getCorrelationId)
                .orElse("");
        if (pending.accept(correlation, message.getPayload())) {
            return Uni.createFrom().voidItem();
        }
        try {
            return verdicts.hear(Json.read(message.getPayload(), CommandAnswer.class));
        } catch (Refusal late) { // an answer to a question that has been given up
            Log.debugf("answer %s is not waited for: %s", correlation, late.getMessage());
            return Uni.createFrom().voidItem();
        }
    }
}
