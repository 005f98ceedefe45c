package org.substra.worker.presence;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.substra.contract.Json;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.image.PlanImages;
import org.substra.worker.lease.Leases;
import org.substra.worker.lease.StopReason;
import org.substra.worker.workspace.PlanFolders;

/** Hears what schedulers tell all workers. Each has a queue of its own, which outlives it: what was told is followed once it is back. */
@ApplicationScoped
class ControlConsumer {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Leases leases;
    private final PlanFolders plans;
    private final PlanImages images;

    ControlConsumer(Leases leases, PlanFolders plans, PlanImages images) {
        this.leases = leases;
        this.plans = plans;
        this.images = images;
    }

    @Incoming("tasks-control")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<byte[]> message) {
        try {
            follow(Json.read(message.getPayload(), ControlMessage.class));
        } catch (NodeFailed now) {
            Log.errorf("a control message has to wait: %s", now.getMessage());
            LockSupport.parkNanos(PAUSE.toNanos());
            return message.nack(now); // comes again
        } catch (RuntimeException e) { // not for this worker to repair; an exception would stop the channel
            Log.error("control message left out: it cannot be read, or not be followed", e);
        }
        return message.ack();
    }

    private void follow(ControlMessage order) {
        switch (order) {
            case StopTuple stop -> stop(stop);
            case PlanOver over -> cleanUp(over);
        }
    }

    private void cleanUp(PlanOver over) {
        plans.remove(over.channel(), over.plan());
        images.forget(over.channel(), over.plan());
    }

    private void stop(StopTuple stop) {
        if (leases.stop(stop.toAttempt(), StopReason.ASKED)) {
            Log.infof("stopping tuple %s, attempt %d, as asked", stop.tuple(), stop.attempt());
        }
    }
}
