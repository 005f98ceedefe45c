package org.substra.worker.presence;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.substra.contract.Json;
import org.substra.worker.lease.Leases;
import org.substra.worker.lease.StopReason;

/** Hears what schedulers tell all workers. */
@ApplicationScoped
class ControlConsumer {

    private final Leases leases;

    ControlConsumer(Leases leases) {
        this.leases = leases;
    }

    @Incoming("tasks-control")
    @RunOnVirtualThread
    void on(byte[] payload) {
        try {
            StopTuple stop = Json.read(payload, StopTuple.class);
            if (leases.stop(stop.toAttempt(), StopReason.ASKED)) {
                Log.infof("stopping tuple %s, attempt %d, as asked", stop.tuple(), stop.attempt());
            }
        } catch (RuntimeException e) { // not for this worker to repair; an exception would stop the channel
            Log.error("unreadable control message left out", e);
        }
    }
}
