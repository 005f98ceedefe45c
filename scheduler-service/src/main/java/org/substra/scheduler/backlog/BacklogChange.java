package org.substra.scheduler.backlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.substra.contract.OrganisationId;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.Event;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;

/** What events make of the rows they are about, before anything of it is written. */
final class BacklogChange {

    private final OrganisationId self;
    private final Map<String, BacklogTuple> rows = new HashMap<>();
    private final Map<String, BacklogTuple> added = new HashMap<>();
    private final List<BacklogTuple> gone = new ArrayList<>();
    private final List<Finished> finished = new ArrayList<>();
    private final Set<String> joining = new TreeSet<>();
    private final Set<String> leaving = new TreeSet<>();
    private boolean ours;

    /** @param known all rows that the events are about, locked */
    BacklogChange(OrganisationId self, List<BacklogTuple> known) {
        this.self = self;
        known.forEach(row -> rows.put(row.id.tuple(), row));
    }

    /** The tuples that an event says something of, besides those it creates. */
    static List<String> mentioned(Event event) {
        var keys = new ArrayList<String>();
        for (LedgerRecord record : event.records()) {
            if (record instanceof TupleState state) {
                keys.add(state.tuple().value());
            }
        }
        statuses(event).forEach(status -> keys.add(status.tuple().value()));
        return keys;
    }

    void take(Told told) {
        Event event = told.event();
        for (int place = 0; place < event.records().size(); place++) {
            record(told, place);
        }
        statuses(event).forEach(this::derive);
    }

    List<BacklogTuple> added() {
        return List.copyOf(added.values());
    }

    List<BacklogTuple> gone() {
        return gone;
    }

    /** The shares of tuples that may run now, and could not before. */
    Set<String> joining() {
        return joining;
    }

    /** The shares of tuples that can run no more. */
    Set<String> leaving() {
        return leaving;
    }

    Applied applied() {
        return new Applied(ours, finished);
    }

    private void record(Told told, int place) {
        Event event = told.event();
        LedgerRecord record = event.records().get(place);
        if (record instanceof Tuple tuple && tuple.worker().equals(self)) {
            var row = BacklogTuple.of(event.channel(), tuple, event.position(), place, told.traceparent());
            rows.put(row.id.tuple(), row);
            added.put(row.id.tuple(), row);
            ours = true;
        } else if (record instanceof TupleState state && rows.get(state.tuple().value()) instanceof BacklogTuple row) {
            row.recorded(state.attempt());
            ours = true;
        }
    }

    private void derive(DerivedStatus told) {
        if (!(rows.get(told.tuple().value()) instanceof BacklogTuple row)) {
            return;
        }
        ours = true;
        boolean could = row.mayRun();
        row.derive(told.status(), told.parentFailed());
        if (could != row.mayRun()) {
            (could ? leaving : joining).add(row.share());
        }
        if (told.status().isFinal()) {
            finished.add(new Finished(row.id, told.status(), row.recordedAttempt));
            rows.remove(row.id.tuple());
            if (added.remove(row.id.tuple()) == null) {
                gone.add(row);
            }
        }
    }

    private static List<DerivedStatus> statuses(Event event) {
        return event.derived().stream()
                .filter(DerivedStatus.class::isInstance)
                .map(DerivedStatus.class::cast)
                .toList();
    }
}
