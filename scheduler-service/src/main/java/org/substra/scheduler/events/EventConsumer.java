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
import org.substra.scheduler.database.Patience;
import org.substra.scheduler.feed.Feeds;
import org.substra.scheduler.outbox.TraceParent;

/**
 * What the adapter pushes, one message after the other. Best effort, so every message is acknowledged: whatever is
 * missed is asked for at the next gap or beat. What cannot be read is not skipped: it stops everything.
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
        return Patience.with(Uni.createFrom().deferred(() -> follow(message)))
                .onFailure()
                .invoke(this::note)
                .onFailure()
                .recoverWithNull()
                .chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private Uni<Void> follow(Message<byte[]> message) {
        boolean beat = message.getMetadata(IncomingRabbitMQMetadata.class)
                .map(IncomingRabbitMQMetadata::getRoutingKey)
                .filter(BEAT::equals)
                .isPresent();
        return beat
                ? follower.on(Json.read(message.getPayload(), Beat.class))
                : follower.on(
                        Json.read(message.getPayload(), EventMessage.class).event(), TraceParent.of(message));
    }

    private void note(Throwable failure) {
        if (failure instanceof Refusal unreadable) {
            feeds.stop(unreadable.getMessage());
            Log.errorf("stopped: the adapter pushed what cannot be read: %s", unreadable.getMessage());
        } else {
            Log.error("cannot follow the ledger now; the next beat tries again", failure);
        }
    }
}
