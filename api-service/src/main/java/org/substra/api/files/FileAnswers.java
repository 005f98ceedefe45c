package org.substra.api.files;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.substra.contract.Json;

/** Sends answers back to the workers that asked. */
@ApplicationScoped
class FileAnswers {

    private final MutinyEmitter<byte[]> replies;

    FileAnswers(
            @Channel("files-replies") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> replies) {
        this.replies = replies;
    }

    Uni<Void> send(FileAnswer answer, String replyTo) {
        Metadata properties = Metadata.of(OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(replyTo)
                .withCorrelationId(answer.id())
                .withContentType("application/json")
                .build());
        return replies.sendMessage(Message.of(Json.write(answer), properties));
    }
}
