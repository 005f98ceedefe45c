package org.substra.scheduler.events;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.substra.contract.Json;
import org.substra.contract.Refusal;
import org.substra.contract.message.Beat;
import org.substra.contract.message.EventMessage;
import org.substra.scheduler.feed.Feeds;
import org.substra.scheduler.outbox.TraceParent;

/**
 * What the adapter pushes. Best effort, so every message is acknowledged at once: whatever is missed is asked for at the next gap
 * or beat. What cannot be read is not skipped: it stops everything.
 */
@ApplicationScoped
class EventConsumer {

    private static final String BEAT = "beat";

    private final Follower follower;
    private final Feeds feeds;

    EventConsumer(Follower follower, Feeds feeds) {
        this.follower = follower;
        this.feeds = feeds;
    }

    @Incoming("ledger-events")
    Uni<Void> on(Message<byte[]> message) {
        try {
            take(message);
        } catch (Refusal unreadable) {
            feeds.stop(unreadable.getMessage());
            Log.errorf("stopped: the adapter pushed what cannot be read: %s", unreadable.getMessage());
        } catch (RuntimeException e) { // asked for at the next beat; an exception would stop the channel
            Log.error("an event was left out", e);
        }
        return Uni.createFrom().completionStage(message.ack());
    }

    private void take(Message<byte[]> message) {
        byte[] payload = message.getPayload();
        boolean beat = message.getMetadata(IncomingRabbitMQMetadata.class)
                .map(IncomingRabbitMQMetadata::getRoutingKey)
                .filter(BEAT::equals)
                .isPresent();
        if (beat) {
            follower.on(Json.read(payload, Beat.class));
        } else {
            follower.on(Json.read(payload, EventMessage.class).event(), TraceParent.of(message), payload.length);
        }
    }
}
