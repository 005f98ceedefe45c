package org.substra.api.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.substra.api.testing.LedgerAtHand.NANTES;
import static org.substra.api.testing.LedgerAtHand.OWKIN;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.substra.api.readmodel.EventApplier.Outcome;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.api.testing.LedgerInMemory;
import org.substra.contract.event.Event;

/** Each test has a channel of its own, which nobody else follows. */
@QuarkusTest
class EventApplierTest {

    private final Pool pool;
    private final EventApplier applier;
    private final Positions positions;
    private final TupleRenderer renderer;
    private final String channel = "channel-" + Given.word();
    private final LedgerInMemory ledger = new LedgerInMemory(channel, OWKIN, NANTES);

    EventApplierTest(Pool pool, EventApplier applier, Positions positions, TupleRenderer renderer) {
        this.pool = pool;
        this.applier = applier;
        this.positions = positions;
        this.renderer = renderer;
    }

    @Test
    void applies_only_the_successor_of_what_it_has() {
        List<Event> events = ledger.after(null, 3);

        assertThat(apply(events.get(1))).isEqualTo(Outcome.GAP);
        assertThat(apply(events.get(0))).isEqualTo(Outcome.APPLIED);
        assertThat(apply(events.get(0))).isEqualTo(Outcome.OLD);
        assertThat(apply(events.get(2))).isEqualTo(Outcome.GAP);
        assertThat(apply(events.get(1))).isEqualTo(Outcome.APPLIED);
        assertThat(Await.result(() -> applier.stored(channel)))
                .isEqualTo(Optional.of(events.get(1).position()));
    }

    @Test
    void replicas_that_apply_at_once_apply_each_event_once() {
        for (int i = 0; i < 50; i++) {
            ledger.submit(OWKIN, Given.word(), Given.algo(Given.word()));
        }
        List<Event> events = ledger.after(null, 100);
        var other = new EventApplier(pool, new Positions(), renderer);

        List<Outcome> outcomes = Await.result(() -> Uni.combine()
                .all()
                .unis(all(applier, events), all(other, events))
                .with((one, two) -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().iterable(one),
                                Multi.createFrom().iterable(two)))
                .chain(both -> both.collect().asList()));

        assertThat(outcomes)
                .hasSize(2 * events.size())
                .containsOnly(Outcome.APPLIED, Outcome.OLD)
                .filteredOn(Outcome.APPLIED::equals)
                .hasSize(events.size());
        assertThat(Await.result(() -> applier.stored(channel))).contains(ledger.head());
    }

    @Test
    void who_waits_at_one_replica_hears_of_what_another_applied() {
        var other = new EventApplier(pool, new Positions(), renderer);

        ledger.after(null, 10).forEach(event -> Await.result(() -> other.apply(event)));

        await().until(() -> positions.applied(channel).equals(Optional.of(ledger.head())));
        Await.result(() -> positions.reached(channel, ledger.head()));
    }

    private Outcome apply(Event event) {
        return Await.result(() -> applier.apply(event));
    }

    /** In order, again and again where the other replica has not come so far. */
    private static Uni<List<Outcome>> all(EventApplier applier, List<Event> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(applier::apply)
                .collect()
                .asList();
    }
}
