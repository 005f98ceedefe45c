package org.substra.contract.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.member;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.GivenPlan.update;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;

/** A tuple outside that needs a model of a plan learns when it will never get it. */
class ParentFailedTest {

    private final MemoryChannel channel = Given.consortium();
    private Key outside = key("set before each");
    private Key ofRunning = outside;
    private Key ofDone = outside;

    @BeforeEach
    void depend_on_a_plan_from_outside() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1), train("b", "nantes", 1), train("c", "owkin", 2)));
        outside = child(tuple("b"), null);
        ofRunning = child(tuple("a"), null);
        ofDone = child(tuple("c"), null);
        channel.submit(OWKIN, new LogStart(tuple("a"), 1));
        Given.done(channel, OWKIN, tuple("c"));
    }

    @Test
    void when_its_parent_fails() {
        channel.submit(NANTES, new LogFail(tuple("b"), 0, ""));

        assertThat(channel.lastStatuses()).contains(new DerivedStatus(outside, TupleStatus.WAITING, true));
        requireFlags(true, false, false);
    }

    @Test
    void when_its_parent_is_canceled_with_a_failed_plan() {
        channel.submit(OWKIN, new LogFail(tuple("a"), 1, ""));

        requireFlags(true, true, false);
    }

    @Test
    void when_its_parent_is_canceled_though_it_was_running() {
        channel.submit(OWKIN, new CancelComputePlan(key("plan")));

        requireFlags(true, true, false);
        assertThat(channel.told().status(ofDone)).isEqualTo(TupleStatus.TODO);
    }

    @Test
    void when_a_failed_plan_is_canceled_too() {
        channel.submit(NANTES, new LogFail(tuple("b"), 0, ""));
        requireFlags(true, false, false);

        channel.submit(OWKIN, new CancelComputePlan(key("plan")));

        requireFlags(true, true, false);
    }

    @Test
    void in_a_plan_of_its_own_which_then_fails() {
        Key inOther = child(tuple("b"), new PlanRequest(key("other"), 0, true));

        channel.submit(OWKIN, new CancelComputePlan(key("plan")));

        assertThat(channel.lastStatuses()).contains(new DerivedStatus(inOther, TupleStatus.WAITING, true));
        channel.submit(OWKIN, new LogFail(inOther, 0, ""));
        assertThat(channel.told().plan(key("other")).status()).isEqualTo(TupleStatus.FAILED);
    }

    @Test
    void hears_nothing_when_it_is_final() {
        channel.submit(OWKIN, new LogFail(outside, 0, ""));

        channel.submit(OWKIN, new CancelComputePlan(key("plan")));

        assertThat(channel.lastStatuses()).extracting(DerivedStatus::tuple).doesNotContain(outside);
    }

    @Test
    void at_once_when_it_comes_later() {
        channel.submit(OWKIN, new CancelComputePlan(key("plan")));
        Key added = channel.key(OWKIN, update("plan", train("d", "owkin", 3)));

        Key late = child(added, null);

        assertThat(channel.lastStatuses()).containsExactly(new DerivedStatus(late, TupleStatus.WAITING, true));
    }

    private Key child(Key parent, @Nullable PlanRequest plan) {
        return channel.key(
                OWKIN,
                new CreateTraintuple(
                        key("algo"),
                        key("owkin"),
                        Given.keys(plan == null ? "owkin 3" : "owkin 2"),
                        List.of(parent),
                        plan,
                        "",
                        Map.of()));
    }

    private void requireFlags(boolean ofWaiting, boolean ofStarted, boolean ofFinished) {
        assertThat(List.of(outside, ofRunning, ofDone))
                .extracting(channel.told()::parentFailed)
                .containsExactly(ofWaiting, ofStarted, ofFinished);
    }

    private Key tuple(String id) {
        return member(channel, "plan", id);
    }
}
