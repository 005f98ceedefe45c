package org.substra.scheduler.assignment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.substra.contract.Json;
import org.substra.scheduler.backlog.Claimed;
import org.substra.scheduler.backlog.TupleId;
import org.substra.scheduler.fleet.LeaseConfig;
import org.substra.scheduler.fleet.Worker;
import org.substra.scheduler.outbox.Outbox;
import org.substra.scheduler.outbox.Outgoing;
import org.substra.scheduler.outbox.Target;

/** What this service says to workers, within the transaction that decides it. */
@ApplicationScoped
class TaskMessages {

    private final Outbox outbox;
    private final Duration lease;

    TaskMessages(Outbox outbox, LeaseConfig lease) {
        this.outbox = outbox;
        this.lease = lease.length();
    }

    Uni<Void> assigned(Claimed claimed, Worker worker) {
        var message = TaskAssigned.of(claimed, worker, lease);
        return outbox.append(new Outgoing(
                Target.TASKS,
                worker.id(),
                message.id(),
                Json.write(message),
                lease,
                claimed.traceparent(),
                claimed.todoAt()));
    }

    Uni<Void> stop(TupleId id, int attempt, String worker) {
        var message = StopTuple.of(id, attempt);
        return outbox.append(
                new Outgoing(Target.TASKS_CONTROL, worker, message.id(), Json.write(message), lease, null, null));
    }
}
