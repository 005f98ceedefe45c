package org.substra.worker.presence;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.substra.contract.Json;
import org.substra.worker.lease.Leases;
import org.substra.worker.lease.StopReason;
import org.substra.worker.workspace.PlanFolders;

/** Hears what schedulers tell all workers. */
@ApplicationScoped
class ControlConsumer {

    private final Leases leases;
    private final PlanFolders plans;

    ControlConsumer(Leases leases, PlanFolders plans) {
        this.leases = leases;
        this.plans = plans;
    }

    @Incoming("tasks-control")
    @RunOnVirtualThread
    void on(byte[] payload) {
        try {
            switch (Json.read(payload, ControlMessage.class)) {
                case StopTuple stop -> stop(stop);
                case PlanOver over -> plans.remove(over.channel(), over.plan());
            }
        } catch (RuntimeException e) { // not for this worker to repair; an exception would stop the channel
            Log.error("control message left out: it cannot be read, or not be followed", e);
        }
    }

    private void stop(StopTuple stop) {
        if (leases.stop(stop.toAttempt(), StopReason.ASKED)) {
            Log.infof("stopping tuple %s, attempt %d, as asked", stop.tuple(), stop.attempt());
        }
    }
}
