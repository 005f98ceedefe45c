package org.substra.scheduler.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

/** Gives stored messages to the broker, in the trace they were written in. */
@ApplicationScoped
class OutboxSender {

    private static final int PERSISTENT = 2;

    private final MutinyEmitter<byte[]> tasks;
    private final MutinyEmitter<byte[]> control;
    private final MutinyEmitter<byte[]> commands;
    private final String instance;

    OutboxSender(
            @Channel("tasks") MutinyEmitter<byte[]> tasks,
            @Channel("tasks-control") MutinyEmitter<byte[]> control,
            @Channel("ledger-commands") MutinyEmitter<byte[]> commands,
            @ConfigProperty(name = "substra.instance") String instance) {
        this.tasks = tasks;
        this.control = control;
        this.commands = commands;
        this.instance = instance;
    }

    /** Ends when the broker has confirmed the message. */
    Uni<Void> send(OutboxMessage message, @Nullable Duration lifetime) {
        MutinyEmitter<byte[]> emitter =
                switch (message.target) {
                    case TASKS -> tasks;
                    case TASKS_CONTROL -> control;
                    case LEDGER_COMMANDS -> commands;
                };
        return emitter.sendMessage(Message.of(
                message.body,
                Metadata.of(
                        properties(message, lifetime),
                        TracingMetadata.withCurrent(TraceParent.toContext(message.traceparent)))));
    }

    private OutgoingRabbitMQMetadata properties(OutboxMessage message, @Nullable Duration lifetime) {
        var properties = OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(message.routingKey)
                .withMessageId(message.messageId)
                .withContentType("application/json")
                .withDeliveryMode(PERSISTENT);
        if (lifetime != null) {
            properties.withExpiration(Long.toString(lifetime.toMillis()));
        }
        if (message.target == Target.LEDGER_COMMANDS) {
            properties.withReplyTo(instance).withCorrelationId(message.messageId);
        }
        return properties.build();
    }
}
