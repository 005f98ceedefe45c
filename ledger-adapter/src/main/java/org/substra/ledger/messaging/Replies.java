package org.substra.ledger.messaging;

import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.substra.contract.Json;

/** Sends an answer to the reply queue of whoever asked, and waits until the broker has it. */
@ApplicationScoped
class Replies {

    private final MutinyEmitter<byte[]> replies;

    Replies(@Channel("ledger-replies") MutinyEmitter<byte[]> replies) {
        this.replies = replies;
    }

    void reply(Message<byte[]> asked, org.substra.contract.message.Message answer) {
        Optional<String> replyTo =
                asked.getMetadata(IncomingRabbitMQMetadata.class).flatMap(IncomingRabbitMQMetadata::getReplyTo);
        if (replyTo.isEmpty()) {
            Log.debugf("nobody waits for the answer to %s", answer.id());
            return;
        }
        replies.sendMessageAndAwait(Message.of(
                Json.write(answer),
                Metadata.of(OutgoingRabbitMQMetadata.builder()
                        .withRoutingKey(replyTo.get())
                        .withCorrelationId(answer.id())
                        .withMessageId(answer.id())
                        .withContentType("application/json")
                        .build())));
    }
}
