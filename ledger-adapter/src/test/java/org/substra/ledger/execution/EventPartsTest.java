package org.substra.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.Derived;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.Event;
import org.substra.contract.event.ModelCleaned;
import org.substra.contract.fold.Folded;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.RulesVersion;
import org.substra.contract.record.Traintuple;
import org.substra.contract.rule.Given;

class EventPartsTest {

    private static final OrganisationId OWKIN = new OrganisationId("owkinMSP");
    private static final Position BEFORE = new Position(6, 2);

    @Test
    void nothing_is_told_in_one_empty_event() {
        Event only = only(cut(List.of(), List.of()));

        assertThat(only.position()).isEqualTo(new Position(7, 0));
        assertThat(only.previous()).isEqualTo(BEFORE);
        assertThat(only.records()).isEmpty();
        assertThat(only.derived()).isEmpty();
    }

    @Test
    void many_records_and_many_derived_values_make_a_chain_of_events() {
        List<LedgerRecord> records = repeat(new RulesVersion(1), 1_001);
        List<Derived> derived =
                IntStream.range(0, 4_500).mapToObj(EventPartsTest::status).toList();

        List<Event> events = cut(records, derived);

        assertThat(events).extracting(event -> event.records().size()).startsWith(500, 500, 1);
        assertThat(events)
                .extracting(event -> event.derived().size())
                .startsWith(0, 0, 2_000)
                .allMatch(n -> n <= 2_000);
        assertThat(events).flatExtracting(Event::records).isEqualTo(records);
        assertThat(events).flatExtracting(Event::derived).isEqualTo(derived);
        Position last = BEFORE;
        for (Event event : events) {
            assertThat(event.previous()).isEqualTo(last);
            last = event.position();
        }
        assertThat(last).isEqualTo(new Position(7, events.size() - 1));
    }

    @Test
    void cleaned_models_come_after_statuses() {
        Key tuple = Given.key("tuple");
        List<Derived> derived = List.of(new ModelCleaned(tuple), new DerivedStatus(tuple, TupleStatus.DONE, false));

        assertThat(only(cut(List.of(), derived)).derived()).containsExactlyInAnyOrderElementsOf(derived);
    }

    @Test
    void large_records_fill_events_by_bytes_and_one_that_is_larger_stands_alone() {
        LedgerRecord large = withSamples(3_000);
        int size = Json.write(large).length;
        List<LedgerRecord> records = List.of(large, withSamples(12_000), large, large, large, large);

        List<Event> events = cut(records, List.of());

        assertThat(size).isBetween(EventParts.BYTES / 4, EventParts.BYTES / 3);
        assertThat(events).extracting(event -> event.records().size()).containsExactly(1, 1, 3, 1);
    }

    private static List<Event> cut(List<LedgerRecord> records, List<Derived> derived) {
        var transaction = new EventParts.Transaction("mychannel", 7, BEFORE, "id", OWKIN, "function");
        return EventParts.cut(transaction, new Folded(records, derived));
    }

    private static Event only(List<Event> events) {
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static Derived status(int i) {
        return new DerivedStatus(Given.key("tuple " + i), TupleStatus.TODO, false);
    }

    private static List<LedgerRecord> repeat(LedgerRecord record, int times) {
        return IntStream.range(0, times).mapToObj(_ -> record).toList();
    }

    private static LedgerRecord withSamples(int samples) {
        List<Key> keys = IntStream.range(0, samples)
                .mapToObj(i -> Given.key("sample " + i))
                .toList();
        Key key = Given.key("large " + samples);
        return new Traintuple(key, OWKIN, OWKIN, key, key, keys, List.of(), Given.EVERYBODY, null, "", Map.of());
    }
}
