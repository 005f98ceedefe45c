package org.substra.scheduler.backlog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final Shares shares;
    private final OrganisationId self;

    Backlog(BacklogTuples tuples, Shares shares, LedgerConfig ledger) {
        this.tuples = tuples;
        this.shares = shares;
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
        var touched = new TreeSet<String>();
        return shares.note(event)
                .chain(() -> InOrder.map(places, place -> record(event, place, traceparent)))
                .chain(recorded -> derive(event, finished, touched)
                        .map(derived -> new Applied(recorded.contains(true) || derived, finished)))
                .call(tuples::flush)
                .call(() -> shares.settle(event.channel(), touched));
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

    /** One look for all, as an event may tell of thousands of tuples that others run. Answers whether any is ours. */
    private Uni<Boolean> derive(Event event, List<Finished> finished, Set<String> touched) {
        Map<String, DerivedStatus> told = event.derived().stream()
                .filter(DerivedStatus.class::isInstance)
                .map(DerivedStatus.class::cast)
                .collect(Collectors.toMap(status -> status.tuple().value(), Function.identity(), (_, last) -> last));
        if (told.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return tuples.lock(event.channel(), told.keySet())
                .invoke(rows -> rows.forEach(row -> touched.add(row.share())))
                .call(rows -> InOrder.each(
                        rows, row -> derive(row, Objects.requireNonNull(told.get(row.id.tuple())), finished)))
                .map(rows -> !rows.isEmpty());
    }

    private Uni<Void> derive(BacklogTuple row, DerivedStatus told, List<Finished> finished) {
        row.derive(told.status(), told.parentFailed());
        if (!told.status().isFinal()) {
            return Uni.createFrom().voidItem();
        }
        finished.add(new Finished(row.id, told.status(), row.recordedAttempt));
        return tuples.delete(row);
    }
}
