package org.substra.scheduler.backlog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.substra.contract.OrganisationId;
import org.substra.contract.event.Event;
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
     * Applies what concerns this node. One look for all of it, as events may tell of thousands of tuples that others run.
     *
     * @param told events of one channel, in order
     */
    public Uni<Applied> apply(String channel, List<Told> told) {
        List<Event> events = told.stream().map(Told::event).toList();
        Set<String> mentioned = events.stream()
                .flatMap(event -> BacklogChange.mentioned(event).stream())
                .collect(Collectors.toSet());
        return InOrder.each(events, shares::note)
                .chain(() -> tuples.lock(channel, mentioned))
                .map(known -> new BacklogChange(self, known))
                .invoke(change -> told.forEach(change::take))
                .call(change -> write(channel, change))
                .map(BacklogChange::applied);
    }

    /** Locks the tuple until the end of the transaction. False when it is not, or no longer, in the backlog. */
    public Uni<Boolean> lock(TupleId id) {
        return tuples.lock(id).map(row -> row != null);
    }

    private Uni<Void> write(String channel, BacklogChange change) {
        return tuples.remove(channel, change.gone())
                .chain(() -> tuples.add(change.added()))
                .chain(tuples::flush)
                .chain(() -> shares.settle(channel, change.joining(), change.leaving()));
    }
}
