package org.substra.scheduler.backlog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.substra.contract.OrganisationId;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.Event;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.ledger.LedgerConfig;

/** This node's unfinished tuples, kept up to date by events. Everything joins the caller's transaction. */
@ApplicationScoped
public class Backlog {

    private final BacklogTuples tuples;
    private final OrganisationId self;

    Backlog(BacklogTuples tuples, LedgerConfig ledger) {
        this.tuples = tuples;
        this.self = ledger.mspId();
    }

    /**
     * Applies what concerns this node.
     *
     * @param traceparent of the trace that its tuples are created in; null when that is not known
     */
    public Uni<Applied> apply(Event event, @Nullable String traceparent) {
        List<Integer> places =
                IntStream.range(0, event.records().size()).boxed().toList();
        var finished = new ArrayList<Finished>();
        return InOrder.map(places, place -> record(event, place, traceparent))
                .chain(recorded -> InOrder.map(event.derived(), derived -> derive(event, derived, finished))
                        .map(derived -> new Applied(recorded.contains(true) || derived.contains(true), finished)));
    }

    /** Locks the tuple until the end of the transaction. False when it is not, or no longer, in the backlog. */
    public Uni<Boolean> lock(TupleId id) {
        return tuples.lock(id).map(row -> row != null);
    }

    private Uni<Boolean> record(Event event, int place, @Nullable String traceparent) {
        LedgerRecord record = event.records().get(place);
        if (record instanceof Tuple tuple && tuple.worker().equals(self)) {
            return tuples.persist(BacklogTuple.of(event.channel(), tuple, event.position(), place, traceparent))
                    .replaceWith(true);
        }
        if (record instanceof TupleState state) {
            return tuples.lock(TupleId.of(event.channel(), state.tuple())).map(row -> {
                if (row != null) {
                    row.recorded(state.attempt());
                }
                return row != null;
            });
        }
        return Uni.createFrom().item(false);
    }

    private Uni<Boolean> derive(Event event, DerivedStatus derived, List<Finished> finished) {
        return tuples.lock(TupleId.of(event.channel(), derived.tuple())).chain(row -> {
            if (row == null) {
                return Uni.createFrom().item(false);
            }
            row.derive(derived.status(), derived.parentFailed());
            if (!derived.status().isFinal()) {
                return Uni.createFrom().item(true);
            }
            finished.add(new Finished(row.id, derived.status(), row.recordedAttempt));
            return tuples.delete(row).replaceWith(true);
        });
    }
}
