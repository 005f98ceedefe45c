package org.substra.scheduler.assignment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.message.Message;
import org.substra.scheduler.backlog.Claimed;
import org.substra.scheduler.fleet.Worker;

/**
 * To a worker: this tuple is yours, until its lease ends.
 *
 * @param id {@code <tuple>/<attempt>}
 * @param incarnation of the worker that is meant; another one drops it
 */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("task-assigned")
record TaskAssigned(
        int version,
        String id,
        String channel,
        Key tuple,
        TupleKind kind,
        int attempt,
        String worker,
        String incarnation,
        long leaseMillis) {

    static TaskAssigned of(Claimed claimed, Worker worker, Duration lease) {
        return new TaskAssigned(
                Message.VERSION,
                claimed.id().tuple() + "/" + claimed.attempt(),
                claimed.id().channel(),
                claimed.id().key(),
                claimed.kind(),
                claimed.attempt(),
                worker.id(),
                worker.incarnation(),
                lease.toMillis());
    }
}
