package org.substra.contract.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.member;
import static org.substra.contract.rule.GivenPlan.test;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.GivenPlan.update;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.PlanStatus;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;

/** A plan's status, the first that applies (spec 8, departure from 3.7). */
class PlanStatusTest {

    private final MemoryChannel channel = Given.consortium();

    @Test
    void of_an_empty_plan_is_waiting_or_canceled() {
        channel.submit(OWKIN, create("plan"));
        requirePlan(TupleStatus.WAITING, 0, 0);

        cancel();

        requirePlan(TupleStatus.CANCELED, 0, 0);
    }

    @Test
    void goes_from_todo_by_doing_to_done() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1), train("b", "owkin", 2, "a")));
        requirePlan(TupleStatus.TODO, 2, 0);

        channel.submit(OWKIN, new LogStart(tuple("a"), 1));
        requirePlan(TupleStatus.DOING, 2, 0);
        finish("a");
        requirePlan(TupleStatus.DOING, 2, 1);
        finish("b");

        requirePlan(TupleStatus.DONE, 2, 2);
    }

    @Test
    void is_waiting_when_all_wait_for_tuples_outside() {
        Key outside = channel.key(OWKIN, Given.train("algo", "owkin", Given.keys("owkin 1")));
        channel.submit(
                OWKIN,
                new CreateTraintuple(
                        key("algo"),
                        key("owkin"),
                        Given.keys("owkin 2"),
                        List.of(outside),
                        new PlanRequest(key("plan"), 0, true),
                        "",
                        Map.of()));

        requirePlan(TupleStatus.WAITING, 1, 0);
        Given.done(channel, OWKIN, outside);
        requirePlan(TupleStatus.TODO, 1, 0);
    }

    @Test
    void is_doing_again_when_a_done_plan_gets_more() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1)));
        finish("a");

        channel.submit(OWKIN, update("plan", train("b", "owkin", 2)));

        requirePlan(TupleStatus.DOING, 2, 1);
        finish("b");
        requirePlan(TupleStatus.DONE, 2, 2);
    }

    @Test
    void is_failed_once_a_tuple_has_failed_whatever_goes_on() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1), train("b", "nantes", 1), train("c", "owkin", 2)));
        channel.submit(OWKIN, new LogStart(tuple("a"), 1));

        channel.submit(NANTES, new LogFail(tuple("b"), 0, ""));

        assertThat(channel.lastDerived())
                .containsExactlyInAnyOrder(
                        new DerivedStatus(tuple("b"), TupleStatus.FAILED, false),
                        new PlanStatus(key("plan"), TupleStatus.FAILED, 3, 0),
                        new DerivedStatus(tuple("c"), TupleStatus.CANCELED, false));
        Given.finish(channel, OWKIN, tuple("a"));
        requirePlan(TupleStatus.FAILED, 3, 1);
        channel.submit(OWKIN, update("plan", train("d", "owkin", 3)));
        assertThat(channel.told().status(tuple("d"))).isEqualTo(TupleStatus.CANCELED);
        requirePlan(TupleStatus.FAILED, 4, 1);
        cancel();
        requirePlan(TupleStatus.CANCELED, 4, 1);
    }

    @Test
    void is_canceled_with_all_that_is_not_final_also_what_is_doing() {
        channel.submit(
                OWKIN, create("plan", train("a", "owkin", 1), train("b", "owkin", 2), train("c", "owkin", 3, "b")));
        finish("a");
        channel.submit(OWKIN, new LogStart(tuple("b"), 1));

        cancel();

        assertThat(channel.lastDerived())
                .containsExactlyInAnyOrder(
                        new PlanStatus(key("plan"), TupleStatus.CANCELED, 3, 1),
                        new DerivedStatus(tuple("b"), TupleStatus.CANCELED, false),
                        new DerivedStatus(tuple("c"), TupleStatus.CANCELED, false));
    }

    @Test
    void of_a_done_plan_shows_that_it_was_canceled_only_when_it_gets_more() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1)));
        finish("a");

        cancel();
        assertThat(channel.lastDerived()).isEmpty();
        requirePlan(TupleStatus.DONE, 1, 1);
        channel.submit(OWKIN, update("plan", test(0, "owkin", "a")));

        requirePlan(TupleStatus.CANCELED, 2, 1);
        assertThat(channel.lastStatuses()).extracting(DerivedStatus::status).containsExactly(TupleStatus.CANCELED);
    }

    private void cancel() {
        channel.submit(OWKIN, new CancelComputePlan(key("plan")));
    }

    private void finish(String id) {
        if (channel.told().status(tuple(id)) == TupleStatus.TODO) {
            channel.submit(OWKIN, new LogStart(tuple(id), 1));
        }
        Given.finish(channel, OWKIN, tuple(id));
    }

    private Key tuple(String id) {
        return member(channel, "plan", id);
    }

    private void requirePlan(TupleStatus status, int tuples, int done) {
        assertThat(channel.told().plan(key("plan"))).isEqualTo(new PlanStatus(key("plan"), status, tuples, done));
    }
}
