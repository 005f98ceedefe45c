package org.substra.worker.presence;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.substra.contract.Json;
import org.substra.worker.image.PlanImages;
import org.substra.worker.lease.Leases;
import org.substra.worker.lease.StopReason;
import org.substra.worker.workspace.LeftOver;
import org.substra.worker.workspace.PlanFolders;

/** Hears what schedulers tell all workers. Each has a queue of its own, which outlives it: what was told is followed once it is back. */
@ApplicationScoped
class ControlConsumer {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Leases leases;
    private final PlanFolders plans;
    private final PlanImages images;
    private final LeftOver leftOver;

    ControlConsumer(Leases leases, PlanFolders plans, PlanImages images, LeftOver leftOver) {
        this.leftOver = leftOver;
        this.leases = leases;
        this.plans = plans;
        this.images = images;
    }

    @Incoming("tasks-control")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<byte[]> message) {
        try {
            return follow(Json.read(message.getPayload(), ControlMessage.class), message);
        } catch (RuntimeException e) { // not for this worker to repair; an exception would stop the channel
            Log.error("control message left out: it cannot be read, or not be followed", e);
            return message.ack();
        }
    }

    private CompletionStage<Void> follow(ControlMessage order, Message<byte[]> message) {
        return switch (order) {
            case StopTuple stop -> {
                stop(stop);
                yield message.ack();
            }
            case PlanOver over ->
                leftOver.removed()
                        .thenRunAsync(() -> cleanUp(over), ControlConsumer::aside)
                        .handle((_, failure) -> failure)
                        .thenCompose(failure -> failure == null ? message.ack() : again(message, failure));
        };
    }

    private void cleanUp(PlanOver over) {
        plans.remove(over.channel(), over.plan(), over.endedAt());
        images.forget(over.channel(), over.plan());
    }

    /** The broker brings it again, after a while. */
    private static CompletionStage<Void> again(Message<byte[]> message, Throwable failure) {
        Log.errorf(failure, "a control message has to wait");
        return CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS))
                .thenCompose(_ -> message.nack(failure));
    }

    /** Removing many files keeps a thread. */
    private static void aside(Runnable work) {
        Thread.ofPlatform().daemon().name("plan over").start(work);
    }

    private void stop(StopTuple stop) {
        if (leases.stop(stop.toAttempt(), StopReason.ASKED)) {
            Log.infof("stopping tuple %s, attempt %d, as asked", stop.tuple(), stop.attempt());
        }
    }
}
