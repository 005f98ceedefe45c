package org.substra.scheduler.assignment;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.substra.contract.TupleStatus;
import org.substra.scheduler.backlog.Finished;
import org.substra.scheduler.backlog.TupleId;
import org.substra.scheduler.backlog.TupleLog;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.fleet.Worker;

/** How leases end because a worker, or the ledger, says that the tuple has. Everything joins the caller's transaction. */
@ApplicationScoped
public class Endings {

    private final AssignmentRows rows;
    private final TaskMessages messages;

    Endings(AssignmentRows rows, TaskMessages messages) {
        this.rows = rows;
        this.messages = messages;
    }

    /** Frees the slot. False when there is no such lease (any more): then nothing happens. */
    public Uni<Boolean> end(TupleId id, int attempt, Worker worker) {
        return rows.end(id, attempt, worker);
    }

    /**
     * The ledger has results. A worker that is about to tell the same keeps its lease until it does; others stop, as
     * does everybody who runs what was canceled.
     */
    public Uni<Void> finished(String channel, List<Finished> finished) {
        Map<TupleId, Finished> ends = finished.stream().collect(toMap(Finished::id, identity(), (_, last) -> last));
        List<String> keys = ends.keySet().stream().map(TupleId::tuple).toList();
        return rows.lock(channel, keys)
                .chain(found -> InOrder.each(found, row -> finished(row, Objects.requireNonNull(ends.get(row.id)))));
    }

    private Uni<Void> finished(AssignmentRow row, Finished finished) {
        if (isTheResultOf(row, finished)) {
            return Uni.createFrom().voidItem();
        }
        TupleLog.info(
                row.id,
                "is %s without attempt %d, which stops",
                finished.status().word(),
                row.attempt);
        row.stopping = true;
        return messages.stop(row.id, row.attempt, row.worker);
    }

    private static boolean isTheResultOf(AssignmentRow row, Finished finished) {
        return row.attempt == finished.attempt() && finished.status() != TupleStatus.CANCELED;
    }
}
