package org.substra.scheduler.workers;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQRejectMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.substra.contract.Json;
import org.substra.contract.Refusal;
import org.substra.scheduler.database.Patience;
import org.substra.scheduler.dispatch.Dispatch;
import org.substra.scheduler.step.Step;
import org.substra.scheduler.step.Steps;

/** What workers say, one message after the other. Acknowledged when it is in the database. */
@ApplicationScoped
class WorkerConsumer {

    private static final Metadata RETRY = Metadata.of(new RabbitMQRejectMetadata(true));
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final Metadata DEAD_LETTER = Metadata.of(new RabbitMQRejectMetadata(false));

    private final Presences presences;
    private final Conclusions conclusions;
    private final Dispatch dispatch;
    private final Listening listening;
    private final Steps steps;

    WorkerConsumer(Presences presences, Conclusions conclusions, Dispatch dispatch, Listening listening, Steps steps) {
        this.presences = presences;
        this.conclusions = conclusions;
        this.dispatch = dispatch;
        this.listening = listening;
        this.steps = steps;
    }

    @Incoming("workers")
    Uni<Void> on(Message<byte[]> message) {
        return Patience.with(
                        Uni.createFrom().deferred(() -> note(Json.read(message.getPayload(), WorkerMessage.class))))
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> refuse(message, failure))
                .invoke(() -> listening.heard(Instant.now()));
    }

    private Uni<Void> note(WorkerMessage said) {
        return switch (said) {
            case WorkerMessage.Present present ->
                presences
                        .note(present)
                        .invoke(renewed -> pass(renewed > 0, Step.RENEWED))
                        .invoke(dispatch::wake)
                        .replaceWithVoid();
            case WorkerMessage.Finished finished ->
                conclusions
                        .note(finished)
                        .invoke(closed -> pass(closed, Step.CLOSED))
                        .invoke(dispatch::wake)
                        .replaceWithVoid();
        };
    }

    private void pass(boolean happened, Step step) {
        if (happened) {
            steps.pass(step);
        }
    }

    /** Unreadable: to the dead letters. Anything else may be the database's bad moment: again, as often as the queue allows. */
    private Uni<Void> refuse(Message<byte[]> message, Throwable failure) {
        if (failure instanceof Refusal) {
            Log.errorf(
                    "a message on the workers queue cannot be read and goes to the dead letters: %s",
                    failure.getMessage());
            return Uni.createFrom().completionStage(message.nack(failure, DEAD_LETTER));
        }
        Log.error("cannot take what a worker says now; again", failure);
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(BREATH)
                .chain(() -> Uni.createFrom().completionStage(message.nack(failure, RETRY)));
    }
}
