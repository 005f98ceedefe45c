package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.model;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.member;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.record.PlanFailed;
import org.substra.contract.record.TupleState;
import org.substra.contract.record.WorldKeys;

/** What may still happen to the tuples of a plan that has failed or was canceled (spec 3.6, 8). */
class PlanProgressTest {

    private final MemoryChannel channel = Given.consortium();
    private Key running = key("set before each");
    private Key ready = running;
    private Key child = running;

    @BeforeEach
    void create_a_plan_of_which_one_tuple_runs() {
        channel.submit(
                OWKIN, create("plan", train("a", "owkin", 1), train("b", "nantes", 1), train("c", "owkin", 2, "a")));
        running = member(channel, "plan", "a");
        ready = member(channel, "plan", "b");
        child = member(channel, "plan", "c");
        channel.submit(OWKIN, new LogStart(running, 1));
    }

    @Test
    void fails_with_a_tuple_and_its_mark() {
        channel.submit(NANTES, new LogFail(ready, 0, "code"));

        assertThat(channel.lastRecords())
                .containsExactly(
                        new TupleState(ready, 0, TupleStatus.FAILED, "code", null, null, null),
                        new PlanFailed(key("plan")));
    }

    @Test
    void starts_nothing_more_of_a_failed_plan_but_lets_go_on_what_runs() {
        channel.submit(NANTES, new LogFail(ready, 0, ""));

        refused(Reason.ILLEGAL_MOVE, "from canceled to doing", () -> channel.submit(OWKIN, new LogStart(child, 1)));
        refused(Reason.ILLEGAL_MOVE, "from canceled to failed", () -> channel.submit(OWKIN, new LogFail(child, 0, "")));
        channel.submit(OWKIN, new LogStart(running, 2));
        channel.submit(OWKIN, new LogSuccessTrain(running, 2, "", model(running)));
        refused(Reason.ILLEGAL_MOVE, "from canceled to doing", () -> channel.submit(OWKIN, new LogStart(child, 1)));
    }

    @Test
    void lets_what_runs_in_a_failed_plan_fail_too() {
        channel.submit(NANTES, new LogFail(ready, 0, ""));

        channel.submit(OWKIN, new LogFail(running, 1, ""));

        assertThat(channel.told().status(running)).isEqualTo(TupleStatus.FAILED);
    }

    @Test
    void lets_nothing_of_a_canceled_plan_go_on() {
        channel.submit(OWKIN, new CancelComputePlan(key("plan")));

        refused(Reason.ILLEGAL_MOVE, "from canceled to doing", () -> channel.submit(NANTES, new LogStart(ready, 1)));
        refused(Reason.ILLEGAL_MOVE, "from canceled to doing", () -> channel.submit(OWKIN, new LogStart(running, 2)));
        refused(
                Reason.ILLEGAL_MOVE,
                "from canceled to done",
                () -> channel.submit(OWKIN, new LogSuccessTrain(running, 1, "", model(running))));
        refused(
                Reason.ILLEGAL_MOVE,
                "from canceled to failed",
                () -> channel.submit(OWKIN, new LogFail(running, 1, "")));
        assertThat(channel.has(WorldKeys.planFailed(key("plan")))).isFalse();
    }

    @Test
    void lets_nothing_go_on_when_a_failed_plan_is_canceled_too() {
        channel.submit(NANTES, new LogFail(ready, 0, ""));

        channel.submit(NANTES, new CancelComputePlan(key("plan")));

        refused(
                Reason.ILLEGAL_MOVE,
                "from canceled to done",
                () -> channel.submit(OWKIN, new LogSuccessTrain(running, 1, "", model(running))));
        refused(Reason.ILLEGAL_MOVE, "from failed to", () -> channel.submit(NANTES, new LogStart(ready, 1)));
    }

    @Test
    void keeps_what_was_done_before() {
        channel.submit(OWKIN, new LogSuccessTrain(running, 1, "", model(running)));

        channel.submit(OWKIN, new CancelComputePlan(key("plan")));

        assertThat(channel.told().status(running)).isEqualTo(TupleStatus.DONE);
        refused(Reason.ILLEGAL_MOVE, "from done to", () -> channel.submit(OWKIN, new LogStart(running, 2)));
    }

    @Test
    void lets_a_tuple_outside_start_from_what_a_failed_plan_has_done() {
        channel.submit(OWKIN, new LogSuccessTrain(running, 1, "", model(running)));
        channel.submit(NANTES, new LogFail(ready, 0, ""));

        Key outside = channel.key(OWKIN, Given.train("algo", "owkin", Given.keys("owkin 3"), running));

        channel.submit(OWKIN, new LogStart(outside, 1));
    }
}
