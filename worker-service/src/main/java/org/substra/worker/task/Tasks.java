package org.substra.worker.task;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.MDC;
import org.substra.worker.lease.Attempt;
import org.substra.worker.lease.Lease;
import org.substra.worker.lease.Leases;
import org.substra.worker.node.WorkerIdentity;
import org.substra.worker.presence.Presence;

/** Accepts tasks, each once, and runs each on a thread of its own. */
@ApplicationScoped
class Tasks {

    private final RecentTasks recent = new RecentTasks();
    private final Leases leases;
    private final Presence presence;
    private final TaskRunner runner;
    private final WorkerIdentity worker;
    private final Tracer tracer;

    Tasks(Leases leases, Presence presence, TaskRunner runner, WorkerIdentity worker, Tracer tracer) {
        this.leases = leases;
        this.presence = presence;
        this.runner = runner;
        this.worker = worker;
        this.tracer = tracer;
    }

    /** Returns at once; drops what is not meant for this life of the worker, or was accepted before. */
    void accept(TaskAssigned task, Context trace) {
        if (!worker.id().equals(task.worker()) || !worker.incarnation().equals(task.incarnation())) {
            Log.infof("task %s dropped: meant for %s, incarnation %s", task.id(), task.worker(), task.incarnation());
            return;
        }
        Attempt attempt = task.toAttempt();
        if (!recent.add(attempt)) {
            Log.infof("task %s dropped: it was accepted before", task.id());
            return;
        }
        leases.take(attempt, task.lease()).ifPresent(lease -> {
            presence.changed();
            // reading, copying and removing files keeps a thread: a virtual one would be missing to the consumers
            Thread.ofPlatform().daemon().name("tuple " + attempt.id()).start(() -> run(task, lease, trace));
        });
    }

    private void run(TaskAssigned task, Lease lease, Context trace) {
        MDC.put("tuple", task.tuple().value());
        MDC.put("channel", task.channel());
        MDC.put("attempt", task.attempt());
        MDC.put("messageId", task.id());
        Span span = tracer.spanBuilder(task.kind().word())
                .setParent(trace)
                .setAttribute("substra.tuple", task.tuple().value())
                .setAttribute("substra.channel", task.channel())
                .setAttribute("substra.attempt", task.attempt())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            runner.run(lease, task.kind());
        } catch (RuntimeException bug) {
            Log.error("a fault in this service left the tuple to its lease", bug);
        } finally {
            span.end();
            leases.release(lease);
            MDC.clear();
        }
    }
}
