package org.substra.worker.broker;

import io.opentelemetry.context.Context;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Sends persistent JSON messages of one channel, in the trace of the caller. */
public final class Sender {

    private static final int PERSISTENT = 2;

    private final MutinyEmitter<byte[]> channel;

    public Sender(MutinyEmitter<byte[]> channel) {
        this.channel = channel;
    }

    /** What the broker's headers say of a message that asks for no answer. */
    public static OutgoingRabbitMQMetadata.Builder headers(String routingKey, String id) {
        return OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(routingKey)
                .withMessageId(id)
                .withContentType("application/json")
                .withDeliveryMode(PERSISTENT);
    }

    /** Completes when the broker has confirmed the message, fails when it cannot take it. */
    public CompletableFuture<Void> send(byte[] json, OutgoingRabbitMQMetadata.Builder headers) {
        var metadata = Metadata.of(headers.build(), TracingMetadata.withCurrent(Context.current()));
        return channel.sendMessage(Message.of(json, metadata)).subscribeAsCompletionStage();
    }
}
