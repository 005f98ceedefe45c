package org.substra.api.files;

import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQRejectMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.substra.api.fetched.FetchedFiles;
import org.substra.contract.Json;
import org.substra.contract.Refusal;

/**
 * Takes what workers tell. A request is acknowledged before it is done: a large file takes longer
 * than a broker waits, and a worker that has no answer asks again under the same id.
 */
@ApplicationScoped
class FilesConsumer {

    private static final Metadata DEAD_LETTER = Metadata.of(new RabbitMQRejectMetadata(false));

    private final FileRequests requests;
    private final FetchedFiles fetched;

    FilesConsumer(FileRequests requests, FetchedFiles fetched) {
        this.requests = requests;
        this.fetched = fetched;
    }

    @Incoming("files")
    CompletionStage<Void> on(Message<byte[]> message) {
        try {
            return switch (Json.read(message.getPayload(), WorkerMessage.class)) {
                case FileWanted wanted -> {
                    requests.accept(wanted, replyTo(message));
                    yield message.ack();
                }
                case FilesUsed used ->
                    fetched.used(used.hashes())
                            .onFailure()
                            .invoke(failure -> Log.warnf("the use of fetched files is not noted: %s", failure))
                            .onFailure()
                            .recoverWithNull()
                            .subscribeAsCompletionStage()
                            .thenCompose(_ -> message.ack());
            };
        } catch (Refusal unreadable) {
            Log.warnf("unreadable request for a file: %s", unreadable.getMessage());
            return message.nack(unreadable, DEAD_LETTER);
        } catch (RuntimeException bug) { // an escaping exception would stop the channel for good
            Log.error("bug while accepting a request for a file", bug);
            return message.nack(bug, DEAD_LETTER);
        }
    }

    private static String replyTo(Message<byte[]> message) {
        return message.getMetadata(IncomingRabbitMQMetadata.class)
                .flatMap(IncomingRabbitMQMetadata::getReplyTo)
                .orElseThrow(() -> Refusal.invalid("reply-to: is required"));
    }
}
