package org.substra.scheduler.assignment;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.substra.scheduler.backlog.Backlog;
import org.substra.scheduler.backlog.TupleId;
import org.substra.scheduler.backlog.TupleLog;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.failure.Setbacks;
import org.substra.scheduler.failure.Trouble;
import org.substra.scheduler.fleet.Worker;

/** How leases go on and how they end without a word of their worker. */
@ApplicationScoped
public class Leases {

    private final Backlog backlog;
    private final AssignmentRows rows;
    private final Setbacks setbacks;
    private final TaskMessages messages;

    Leases(Backlog backlog, AssignmentRows rows, Setbacks setbacks, TaskMessages messages) {
        this.backlog = backlog;
        this.rows = rows;
        this.setbacks = setbacks;
        this.messages = messages;
    }

    /**
     * Renews what a worker is busy with, from now on; joins the caller's transaction. What it has no lease for
     * (any more), or has not stopped yet, it is told to stop: it may not have heard it. Answers how many leases were renewed.
     */
    public Uni<Integer> renew(Worker worker, List<RunningTask> running) {
        return running.isEmpty()
                ? Uni.createFrom().item(0)
                : rows.renew(running, worker)
                        .call(renewed -> stopOthers(worker, running, renewed))
                        .map(Set::size);
    }

    /** Ends at once what older incarnations of the worker had; joins the caller's transaction. Answers how many. */
    public Uni<Integer> endOlder(Worker worker) {
        return rows.older(worker)
                .chain(older -> InOrder.map(
                        older.stream().sorted().toList(), id -> lose(id, rows::lock, "its worker was restarted")))
                .map(List::size);
    }

    /** The tuples whose lease is over. */
    @WithSession
    public Uni<List<TupleId>> expired() {
        return rows.expired();
    }

    /** Ends a lease, unless somebody has renewed it meanwhile: then false. */
    @WithTransaction
    public Uni<Boolean> expire(TupleId id) {
        return lose(id, rows::lockExpired, "its lease ended");
    }

    private Uni<Void> stopOthers(Worker worker, List<RunningTask> running, Set<TupleId> renewed) {
        return InOrder.each(
                running.stream().filter(task -> !renewed.contains(task.id())).toList(),
                task -> messages.stop(task.id(), task.attempt(), worker.id()));
    }

    /** The backlog is locked before the assignment, as everywhere. */
    private Uni<Boolean> lose(TupleId id, Function<TupleId, Uni<AssignmentRow>> lock, String why) {
        return backlog.lock(id)
                .chain(unfinished -> lock.apply(id)
                        .chain(row -> row == null
                                ? Uni.createFrom().item(false)
                                : lose(row, unfinished, why).replaceWith(true)));
    }

    private Uni<Void> lose(AssignmentRow row, boolean unfinished, String why) {
        TupleLog.warn(row.id, "is taken from worker %s, attempt %d: %s", row.worker, row.attempt, why);
        return rows.delete(row)
                .chain(() -> messages.stop(row.id, row.attempt, row.worker))
                .chain(() -> unfinished
                        ? setbacks.count(row.id, row.attempt, Trouble.LOST)
                        : Uni.createFrom().voidItem());
    }
}
