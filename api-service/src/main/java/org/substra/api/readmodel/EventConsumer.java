package org.substra.api.readmodel;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import org.substra.api.ThisNode;
import org.substra.contract.Json;
import org.substra.contract.Refusal;
import org.substra.contract.event.Event;
import org.substra.contract.message.Beat;
import org.substra.contract.message.EventMessage;

/**
 * Takes the events that the ledger adapter pushes, and its beats. A push may be lost, doubled or
 * unreadable: whatever does not fit is pulled, so nothing is skipped.
 */
@ApplicationScoped
class EventConsumer {

    private final EventApplier applier;
    private final Follower follower;
    private final Positions positions;
    private final Stops stops;
    private final ThisNode node;

    EventConsumer(EventApplier applier, Follower follower, Positions positions, Stops stops, ThisNode node) {
        this.applier = applier;
        this.follower = follower;
        this.positions = positions;
        this.stops = stops;
        this.node = node;
    }

    @Incoming("ledger-events")
    Uni<Void> on(byte[] payload, IncomingRabbitMQMetadata metadata) {
        return Uni.createFrom()
                .deferred(() -> metadata.getRoutingKey().equals("beat")
                        ? beat(Json.read(payload, Beat.class))
                        : event(Json.read(payload, EventMessage.class).event()))
                .onFailure()
                .recoverWithItem(failure -> pullInstead(metadata.getRoutingKey(), failure));
    }

    private Uni<Void> beat(Beat beat) {
        if (isOurs(beat.channel()) && beat.position() != null && positions.heard(beat.channel(), beat.position())) {
            follower.pull(beat.channel());
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> event(Event event) {
        if (!isOurs(event.channel()) || stops.reason(event.channel()).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        positions.heard(event.channel(), event.position());
        return applier.apply(event)
                .invoke(outcome -> {
                    if (outcome == EventApplier.Outcome.GAP) {
                        follower.pull(event.channel());
                    }
                })
                .replaceWithVoid();
    }

    private @Nullable Void pullInstead(String routingKey, Throwable failure) {
        String what = failure instanceof Refusal ? "unreadable" : "not applied";
        Log.warnf("message %s of ledger.events %s, pulling instead: %s", routingKey, what, failure);
        node.channelNames().forEach(follower::pull);
        return null;
    }

    private boolean isOurs(String channel) {
        return node.channelNames().contains(channel);
    }
}
