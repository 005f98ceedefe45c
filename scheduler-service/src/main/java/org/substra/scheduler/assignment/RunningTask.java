package org.substra.scheduler.assignment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.scheduler.backlog.TupleId;

/** A task that a worker says it is busy with. */
@RegisterForReflection
public record RunningTask(String channel, Key tuple, int attempt) {

    public RunningTask {
        Limits.text("channel", channel, 1, Limits.NAME);
        Limits.present("tuple", tuple);
    }

    TupleId id() {
        return TupleId.of(channel, tuple);
    }
}
