package org.substra.scheduler.workers;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;
import org.substra.contract.message.Message;
import org.substra.scheduler.assignment.RunningTask;
import org.substra.scheduler.backlog.TupleId;
import org.substra.scheduler.fleet.Worker;

/** What a worker says. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerMessage.Present.class, name = "worker-present"),
    @JsonSubTypes.Type(value = WorkerMessage.Finished.class, name = "task-finished"),
})
sealed interface WorkerMessage {

    /** It is there, with so many slots, and busy with these tasks. */
    @RegisterForReflection
    record Present(
            int version,
            String id,
            String channel,
            String worker,
            String incarnation,
            int slots,
            List<RunningTask> running)
            implements WorkerMessage {

        private static final int MOST_SLOTS = 1000;

        public Present {
            check(version, worker, incarnation);
            if (slots < 0 || slots > MOST_SLOTS) {
                throw Refusal.invalid("slots: 0 to " + MOST_SLOTS + ", not " + slots);
            }
            running = List.copyOf(Limits.present("running", running));
        }

        Worker toWorker() {
            return new Worker(worker, incarnation, slots);
        }
    }

    /** A task is over. May be said more than once. */
    @RegisterForReflection
    record Finished(
            int version,
            String id,
            String channel,
            String worker,
            String incarnation,
            Key tuple,
            int attempt,
            Outcome outcome,
            Category category,
            String reason)
            implements WorkerMessage {

        public Finished {
            check(version, worker, incarnation);
            Limits.text("channel", channel, 1, Limits.NAME);
            Limits.present("tuple", tuple);
            Limits.present("outcome", outcome);
            Limits.present("category", category);
        }

        TupleId tupleId() {
            return TupleId.of(channel, tuple);
        }

        Worker toWorker() {
            return new Worker(worker, incarnation, 0);
        }
    }

    private static void check(int version, String worker, String incarnation) {
        Message.check(version);
        Limits.text("worker", worker, 1, Limits.NAME);
        Limits.text("incarnation", incarnation, 1, Limits.NAME);
    }
}
