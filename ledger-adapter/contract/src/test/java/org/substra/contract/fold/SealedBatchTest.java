package org.substra.contract.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.GivenPlan.begin;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.part;
import static org.substra.contract.rule.GivenPlan.seal;
import static org.substra.contract.rule.GivenPlan.test;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.PlanStatus;
import org.substra.contract.record.Asset;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;

/** What came in parts is told of at the seal, as if it had been written then. */
class SealedBatchTest {

    private static final AddComputePlanPart FIRST =
            begin("plan", "batch", train("a", "owkin", 1), train("b", "owkin", 2, "a"));
    private static final AddComputePlanPart SECOND =
            part("plan", "batch", 1, train("c", "nantes", 1), test(0, "owkin", "b"));

    private final MemoryChannel channel = Given.consortium();

    @Test
    void reveals_plan_and_tuples_in_their_order_with_their_statuses() {
        List<Key> keys = new ArrayList<>();
        for (AddComputePlanPart part : List.of(FIRST, SECOND)) {
            keys.addAll(channel.keys(OWKIN, part));
            assertThat(channel.lastFolded()).isEqualTo(new Folded(List.of(), List.of()));
        }

        channel.submit(OWKIN, seal("plan", "batch", FIRST, SECOND));

        assertThat(channel.lastFolded().records())
                .extracting(record -> ((Asset) record).key())
                .containsExactly(key("plan"), keys.get(0), keys.get(1), keys.get(2), keys.get(3));
        assertThat(channel.lastDerived())
                .containsExactly(
                        new PlanStatus(key("plan"), TupleStatus.TODO, 4, 0),
                        new DerivedStatus(keys.get(0), TupleStatus.TODO, false),
                        new DerivedStatus(keys.get(1), TupleStatus.WAITING, false),
                        new DerivedStatus(keys.get(2), TupleStatus.TODO, false),
                        new DerivedStatus(keys.get(3), TupleStatus.WAITING, false));
    }

    @Test
    void reveals_what_has_happened_in_between() {
        Key parent = channel.key(OWKIN, create("plan", train("a", "owkin", 1)));
        AddComputePlanPart only = part("plan", "batch", 0, train("b", "owkin", 2, "a"));
        Key child = channel.key(OWKIN, only);
        Given.done(channel, OWKIN, parent);

        channel.submit(OWKIN, seal("plan", "batch", only));

        assertThat(channel.told().status(child)).isEqualTo(TupleStatus.TODO);
        assertThat(channel.told().plan(key("plan"))).isEqualTo(new PlanStatus(key("plan"), TupleStatus.DOING, 2, 1));
    }

    @Test
    void reveals_tuples_of_a_plan_that_was_canceled_in_between_as_canceled() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1)));
        AddComputePlanPart only = part("plan", "batch", 0, train("b", "owkin", 2));
        Key late = channel.key(OWKIN, only);
        channel.submit(OWKIN, new CancelComputePlan(key("plan")));

        channel.submit(OWKIN, seal("plan", "batch", only));

        assertThat(channel.lastStatuses()).containsExactly(new DerivedStatus(late, TupleStatus.CANCELED, false));
    }

    @Test
    void forgets_what_was_given_up_but_nothing_of_others() {
        channel.submit(OWKIN, create("plan", train("z", "nantes", 3)));
        AddComputePlanPart theirs = part("plan", "batch", 0, train("n", "nantes", 2));
        channel.submit(NANTES, theirs);
        channel.submit(OWKIN, part("plan", "batch", 0, train("a", "owkin", 1)));
        channel.submit(OWKIN, part("plan", "batch", 1, train("b", "owkin", 2)));
        AddComputePlanPart again = part("plan", "next", 0, train("a", "owkin", 3));
        channel.submit(OWKIN, again);

        channel.submit(OWKIN, seal("plan", "next", again));
        assertThat(channel.lastStatuses()).hasSize(1);
        channel.submit(NANTES, seal("plan", "batch", theirs));
        assertThat(channel.lastStatuses()).hasSize(1);

        assertThat(channel.told().plan(key("plan")).tupleCount()).isEqualTo(3);
    }
}
