package org.substra.ledger.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.substra.contract.Json;
import org.substra.contract.event.Event;
import org.substra.contract.message.Beat;
import org.substra.contract.message.EventMessage;
import org.substra.ledger.port.Ledger;

/**
 * Tells events as they happen, and the newest position once a second. Nothing here is confirmed:
 * a consumer that missed an event sees it from the next event or beat, and asks.
 */
@ApplicationScoped
class EventPublisher {

    /** Not recorded, here or where it is heard: one a second would bury every other trace. */
    private static final Context UNTRACED = Context.root()
            .with(Span.wrap(SpanContext.create(
                    TraceId.fromLongs(0, 1), SpanId.fromLong(1), TraceFlags.getDefault(), TraceState.getDefault())));

    private final Ledger ledger;
    private final CommandTraces traces;
    private final MutinyEmitter<byte[]> events;

    EventPublisher(
            Instance<Ledger> ledger, CommandTraces traces, @Channel("ledger-events") MutinyEmitter<byte[]> events) {
        this.ledger = ledger.get();
        this.traces = traces;
        this.events = events;
    }

    void start(@Observes StartupEvent started) {
        ledger.start(this::push);
    }

    void stop(@Observes ShutdownEvent stopped) {
        ledger.stop();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        for (String channel : ledger.channels()) {
            String id = UUID.randomUUID().toString();
            var beat = new Beat(org.substra.contract.message.Message.VERSION, id, channel, ledger.newest(channel));
            send(beat, "beat", UNTRACED);
        }
    }

    private void push(Event event) {
        Context trace = traces.of(event.commandId()).orElseGet(Context::root);
        send(EventMessage.of(event), "event." + event.channel(), trace);
    }

    private void send(org.substra.contract.message.Message message, String routingKey, Context trace) {
        var metadata = OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(routingKey)
                .withMessageId(message.id())
                .withContentType("application/json")
                .build();
        events.sendMessage(Message.of(Json.write(message), Metadata.of(metadata, TracingMetadata.withCurrent(trace))))
                .subscribe()
                .with(_ -> {}, failure -> Log.debugf("%s was not pushed: %s", message.id(), failure.getMessage()));
    }
}
