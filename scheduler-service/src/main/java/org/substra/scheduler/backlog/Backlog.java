package org.substra.scheduler.backlog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Applies what concerns this node. Answers the tuples of ours that are finished now. */
    public Uni<List<Finished>> apply(Event event, @Nullable String traceparent) {
        List<Integer> places =
                IntStream.range(0, event.records().size()).boxed().toList();
        return InOrder.each(places, place -> record(event, place)).chain(() -> derive(event, traceparent));
    }

    /** Locks the tuple until the end of the transaction. False when it is not, or no longer, in the backlog. */
    public Uni<Boolean> lock(TupleId id) {
        return tuples.lock(id).map(row -> row != null);
    }

    private Uni<Void> record(Event event, int place) {
        LedgerRecord record = event.records().get(place);
        if (record instanceof Tuple tuple && tuple.worker().equals(self)) {
            return tuples.persist(BacklogTuple.of(event.channel(), tuple, event.position(), place))
                    .replaceWithVoid();
        }
        if (record instanceof TupleState state) {
            return tuples.lock(TupleId.of(event.channel(), state.tuple()))
                    .onItem()
                    .ifNotNull()
                    .invoke(row -> row.recorded(state.attempt()))
                    .replaceWithVoid();
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<List<Finished>> derive(Event event, @Nullable String traceparent) {
        return InOrder.map(event.derived(), derived -> derive(event.channel(), derived, traceparent));
    }

    private Uni<@Nullable Finished> derive(String channel, DerivedStatus derived, @Nullable String traceparent) {
        return tuples.lock(TupleId.of(channel, derived.tuple()))
                .onItem()
                .ifNotNull()
                .transformToUni(row -> {
                    row.derive(derived.status(), derived.parentFailed(), traceparent);
                    if (!derived.status().isFinal()) {
                        return Uni.createFrom().nullItem();
                    }
                    var finished = new Finished(row.id, derived.status(), row.recordedAttempt);
                    return tuples.delete(row).replaceWith(finished);
                });
    }
}
