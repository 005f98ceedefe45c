package org.substra.ledger.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.event.Derived;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.Event;
import org.substra.contract.event.ModelCleaned;
import org.substra.contract.event.PlanStatus;
import org.substra.contract.fold.Folded;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.Tuple;

/**
 * Cuts what everybody is told of one transaction into events that fit into messages. What is new comes together with its
 * status, so that whoever applies event after event never knows one without the other.
 */
final class EventParts {

    /** An event has at most this many records, this many derived values, and this many bytes, unless one alone has more. */
    static final int RECORDS = 500;

    static final int DERIVED = 2_000;
    static final int BYTES = 700_000;

    private final Transaction transaction;
    private final List<Event> events = new ArrayList<>();
    private final List<LedgerRecord> records = new ArrayList<>();
    private final List<Derived> derived = new ArrayList<>();
    private @Nullable Position previous;
    private long bytes;

    /** @param previous the newest event before it; null on a channel without events */
    record Transaction(
            String channel,
            long block,
            @Nullable Position previous,
            String commandId,
            OrganisationId organisation,
            String function) {}

    private EventParts(Transaction transaction) {
        this.transaction = transaction;
        this.previous = transaction.previous();
    }

    /** At least one event, in their order. */
    static List<Event> cut(Transaction transaction, Folded folded) {
        var parts = new EventParts(transaction);
        Map<Key, Derived> rest = new LinkedHashMap<>();
        List<Derived> last = new ArrayList<>();
        for (Derived value : folded.derived()) {
            switch (value) {
                case DerivedStatus(var tuple, var _, var _) -> rest.put(tuple, value);
                case PlanStatus(var plan, var _, var _, var _) -> rest.put(plan, value);
                case ModelCleaned _ -> last.add(value);
            }
        }
        folded.records().forEach(record -> parts.add(record, statusOf(record, rest)));
        rest.values().forEach(value -> parts.add(null, value));
        last.forEach(value -> parts.add(null, value));
        parts.finish();
        return List.copyOf(parts.events);
    }

    private void add(@Nullable LedgerRecord record, @Nullable Derived value) {
        int size = size(record) + size(value);
        boolean fits = records.size() + (record == null ? 0 : 1) <= RECORDS
                && derived.size() + (value == null ? 0 : 1) <= DERIVED
                && bytes + size <= BYTES;
        if (!fits && !(records.isEmpty() && derived.isEmpty())) {
            finish();
        }
        if (record != null) {
            records.add(record);
        }
        if (value != null) {
            derived.add(value);
        }
        bytes += size;
    }

    private void finish() {
        var position = new Position(transaction.block(), events.size());
        events.add(new Event(
                transaction.channel(),
                position,
                previous,
                transaction.commandId(),
                transaction.organisation(),
                transaction.function(),
                records,
                derived));
        previous = position;
        records.clear();
        derived.clear();
        bytes = 0;
    }

    /** Takes the status of what is new out of the rest. */
    private static @Nullable Derived statusOf(LedgerRecord record, Map<Key, Derived> rest) {
        return switch (record) {
            case Tuple tuple -> rest.remove(tuple.key());
            case ComputePlan plan -> rest.remove(plan.key());
            default -> null;
        };
    }

    private static int size(@Nullable LedgerRecord record) {
        return record == null ? 0 : Json.write(record).length + 1;
    }

    private static int size(@Nullable Derived value) {
        return value == null ? 0 : Json.write(value).length + 1;
    }
}
