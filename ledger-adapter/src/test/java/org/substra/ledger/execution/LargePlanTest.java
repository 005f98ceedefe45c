package org.substra.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.Event;
import org.substra.contract.event.PlanStatus;
import org.substra.contract.message.Message;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.rule.Given;
import org.substra.ledger.log.SharedLog;
import org.substra.ledger.testing.Hospitals;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Plans;
import org.substra.ledger.testing.TestDatabase;
import org.substra.ledger.verification.Verification;

/** A plan of 2,000 tuples in parts, on a real PostgreSQL: told in small events, whatever happens to it. */
class LargePlanTest {

    private static final int SIZE = 2_000;
    private static final int MESSAGE = 1 << 20;

    private final Hospitals two = new Hospitals();
    private final Plans plans = new Plans(two);
    private final Archive archive = new Archive(Logs.CHANNEL, two.owkinOwn.source());
    private final OrganisationId owkin = two.owkin.id();

    @AfterEach
    void drop() {
        two.close();
    }

    @Test
    void is_told_in_small_events_that_follow_each_other() throws Exception {
        Tip before = two.owkinAdapter.catchUp();
        Key plan = plans.create("star", true, Plans.star(SIZE));
        Tip sealed = two.owkinAdapter.catchUp();

        List<Event> told = all(before.event(), 1);
        assertThat(told).hasSameElementsAs(all(before.event(), Integer.MAX_VALUE));
        assertThat(told.getLast().position()).isEqualTo(sealed.event());
        assertThat(archive.outcome(owkin, "star seal"))
                .hasValueSatisfying(outcome -> assertThat(outcome.position()).isEqualTo(sealed.event()));
        List<Event> ofSeal = told.stream()
                .filter(event -> event.commandId().equals("star seal"))
                .toList();
        assertThat(ofSeal).hasSizeGreaterThan(3);
        assertThat(told)
                .filteredOn(event -> !ofSeal.contains(event))
                .allSatisfy(part -> assertThat(part.records()).isEmpty());
        assertThat(statuses(ofSeal)).hasSize(SIZE);
        assertThat(ofSeal)
                .allSatisfy(event -> assertThat(event.records().stream()
                                .filter(Tuple.class::isInstance)
                                .count())
                        .isEqualTo(statuses(List.of(event)).size()));
        assertThat(ofSeal.getFirst().records().getFirst()).isInstanceOf(ComputePlan.class);
        assertThat(ofSeal.getFirst().derived()).contains(new PlanStatus(plan, TupleStatus.TODO, SIZE, 0));

        Key centre = centre(ofSeal);
        two.submit(two.owkin, "start", new LogStart(centre, 1));
        two.submit(two.owkin, "end", new LogSuccessTrain(centre, 1, "", Given.model(centre)));
        Tip run = two.owkinAdapter.catchUp();
        assertThat(statuses(all(sealed.event(), Integer.MAX_VALUE)))
                .filteredOn(status -> status.status() == TupleStatus.TODO)
                .hasSize(SIZE - 1);
        assertThat(archive.unfinished(owkin, null)).isNotEmpty().allMatch(open -> open.priority() == Plans.PRIORITY);

        two.submit(two.owkin, "cancel", new CancelComputePlan(plan));
        Tip canceled = two.owkinAdapter.catchUp();
        assertThat(statuses(all(run.event(), Integer.MAX_VALUE)))
                .hasSize(SIZE - 1)
                .allSatisfy(status -> assertThat(status.status()).isEqualTo(TupleStatus.CANCELED));
        assertThat(archive.unfinished(owkin, null)).isEmpty();
        assertThat(two.nantesAdapter.catchUp()).isEqualTo(canceled);
        assertThat(verify()).isEmpty();
    }

    /** Pages as a consumer that forgets all but the first events of each page. */
    private List<Event> all(@Nullable Position after, int keptOfPage) throws SQLException {
        var all = new ArrayList<Event>();
        Position last = after;
        while (true) {
            List<Event> page = archive.eventsAfter(last);
            var answer = new QueryAnswer.Events(Message.VERSION, "id", Logs.CHANNEL, page, last);
            assertThat(Json.write(answer)).hasSizeLessThan(MESSAGE);
            if (page.isEmpty()) {
                return all;
            }
            for (Event event : page.subList(0, Math.min(page.size(), keptOfPage))) {
                assertThat(event.previous()).isEqualTo(last);
                all.add(event);
                last = event.position();
            }
        }
    }

    private static List<DerivedStatus> statuses(List<Event> events) {
        return events.stream()
                .flatMap(event -> event.derived().stream())
                .filter(DerivedStatus.class::isInstance)
                .map(DerivedStatus.class::cast)
                .toList();
    }

    private static Key centre(List<Event> events) {
        return events.stream()
                .flatMap(event -> event.records().stream())
                .filter(record ->
                        record instanceof Traintuple tuple && tuple.parents().isEmpty())
                .map(record -> ((Traintuple) record).key())
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> verify() throws SQLException {
        try (TestDatabase scratch = TestDatabase.own()) {
            return new Verification(
                            Logs.CHANNEL,
                            Logs.hash(two.genesis),
                            new SharedLog(two.log.source()),
                            two.owkinOwn.source(),
                            scratch.source())
                    .run(_ -> {});
        }
    }
}
