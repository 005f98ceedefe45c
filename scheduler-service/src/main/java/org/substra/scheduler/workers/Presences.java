package org.substra.scheduler.workers;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.scheduler.assignment.Leases;
import org.substra.scheduler.fleet.Fleet;

/** A worker says that it is there. */
@ApplicationScoped
public class Presences {

    private final Fleet fleet;
    private final Leases leases;

    Presences(Fleet fleet, Leases leases) {
        this.fleet = fleet;
        this.leases = leases;
    }

    /** Answers how many leases were renewed. */
    @WithTransaction
    Uni<Integer> note(WorkerMessage.Present present) {
        var worker = present.toWorker();
        return fleet.seen(worker).chain(arrival -> switch (arrival) {
            case KNOWN -> leases.renew(worker, present.running());
            case NEW -> {
                Log.infof(
                        "worker %s is here with %d slots, incarnation %s",
                        worker.id(), worker.slots(), worker.incarnation());
                yield leases.endOlder(worker).chain(() -> leases.renew(worker, present.running()));
            }
            case FORMER -> {
                Log.debugf("worker %s: incarnation %s is over", worker.id(), worker.incarnation());
                yield Uni.createFrom().item(0);
            }
        });
    }
}
