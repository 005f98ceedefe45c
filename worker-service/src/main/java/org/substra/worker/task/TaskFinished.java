package org.substra.worker.task;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Key;
import org.substra.worker.failure.Category;
import org.substra.worker.lease.Attempt;
import org.substra.worker.node.WorkerIdentity;

/** Tells the schedulers what became of an attempt. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("task-finished")
record TaskFinished(
        int version,
        String id,
        String channel,
        String worker,
        String incarnation,
        Key tuple,
        int attempt,
        Outcome.Kind outcome,
        Category category,
        String reason) {

    static TaskFinished of(Attempt attempt, Outcome outcome, WorkerIdentity worker) {
        return new TaskFinished(
                1,
                attempt.id() + "/finished",
                attempt.channel(),
                worker.id(),
                worker.incarnation(),
                attempt.tuple(),
                attempt.attempt(),
                outcome.kind(),
                outcome.category(),
                outcome.reason());
    }
}
