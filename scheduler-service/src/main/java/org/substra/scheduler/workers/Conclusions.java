package org.substra.scheduler.workers;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.substra.scheduler.assignment.Endings;
import org.substra.scheduler.backlog.Backlog;
import org.substra.scheduler.backlog.TupleId;
import org.substra.scheduler.backlog.TupleLog;
import org.substra.scheduler.failure.Setbacks;

/** A worker says that a task is over. */
@ApplicationScoped
public class Conclusions {

    private final Backlog backlog;
    private final Endings endings;
    private final Setbacks setbacks;

    Conclusions(Backlog backlog, Endings endings, Setbacks setbacks) {
        this.backlog = backlog;
        this.endings = endings;
        this.setbacks = setbacks;
    }

    /** Answers false when this is known already, or the worker had no lease any more: then nothing changes. */
    @WithTransaction
    Uni<Boolean> note(WorkerMessage.Finished finished) {
        TupleId id = finished.tupleId();
        return backlog.lock(id)
                .chain(unfinished -> endings.end(id, finished.attempt(), finished.toWorker())
                        .call(ended -> ended ? conclude(finished, unfinished) : nothing(finished)));
    }

    private Uni<Void> conclude(WorkerMessage.Finished finished, boolean unfinished) {
        TupleId id = finished.tupleId();
        TupleLog.info(
                id,
                "ended at worker %s, attempt %d: %s, %s: %s",
                finished.worker(),
                finished.attempt(),
                finished.outcome(),
                finished.category(),
                finished.reason());
        if (!unfinished) {
            return Uni.createFrom().voidItem();
        }
        return switch (finished.outcome()) {
            case DONE, FAILED, DROPPED -> setbacks.settle(id);
            case LATER ->
                finished.category()
                        .trouble()
                        .map(trouble -> setbacks.count(id, finished.attempt(), trouble))
                        .orElseGet(() -> setbacks.postpone(id));
        };
    }

    private static Uni<Void> nothing(WorkerMessage.Finished finished) {
        TupleLog.debug(finished.tupleId(), "attempt %d has no lease any more", finished.attempt());
        return Uni.createFrom().voidItem();
    }
}
