package org.substra.contract.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.GivenPlan.cleaning;
import static org.substra.contract.rule.GivenPlan.composite;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.member;
import static org.substra.contract.rule.GivenPlan.test;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.GivenPlan.update;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.LogFail;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.ModelCleaned;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;

/** When an intermediate model is removed, for good (spec 8, departure from 3.7). */
class CleanedModelTest {

    private final MemoryChannel channel = Given.consortium();

    @Test
    void is_one_whose_training_children_and_tests_are_all_done() {
        channel.submit(
                OWKIN,
                cleaning(
                        "plan",
                        train("a", "owkin", 1),
                        train("b", "owkin", 2, "a"),
                        train("c", "owkin", 3, "a"),
                        test(0, "owkin", "a")));
        done("a");
        done("b");
        done("c");
        assertThat(channel.told().cleaned()).isEmpty();

        Given.doneTest(channel, OWKIN, testOf("a"));

        assertThat(channel.lastDerived()).last().isEqualTo(new ModelCleaned(tuple("a")));
        assertThat(channel.told().cleaned()).containsExactly(tuple("a"));
    }

    @Test
    void is_none_that_training_does_not_go_on_from() {
        channel.submit(OWKIN, cleaning("plan", train("a", "owkin", 1), test(0, "owkin", "a")));
        done("a");
        Given.doneTest(channel, OWKIN, testOf("a"));
        assertThat(channel.told().cleaned()).isEmpty();

        channel.submit(OWKIN, update("plan", train("b", "owkin", 2, "a")));
        done("b");

        assertThat(channel.told().cleaned()).containsExactly(tuple("a"));
    }

    @Test
    void is_none_of_a_plan_that_does_not_ask_for_it() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1), train("b", "owkin", 2, "a")));

        done("a");
        done("b");

        assertThat(channel.told().cleaned()).isEmpty();
    }

    @Test
    void is_none_whose_child_fails() {
        channel.submit(
                OWKIN,
                cleaning("plan", train("a", "owkin", 1), train("b", "owkin", 2, "a"), train("c", "owkin", 3, "a")));
        done("a");
        done("b");

        channel.submit(OWKIN, new LogFail(tuple("c"), 0, ""));

        assertThat(channel.told().cleaned()).isEmpty();
    }

    @Test
    void waits_for_children_outside_the_plan() {
        channel.submit(OWKIN, cleaning("plan", train("a", "owkin", 1), train("b", "owkin", 2, "a")));
        done("a");
        Key outside = channel.key(OWKIN, Given.train("algo", "owkin", Given.keys("owkin 3"), tuple("a")));
        done("b");
        assertThat(channel.told().cleaned()).isEmpty();

        Given.done(channel, OWKIN, outside);

        assertThat(channel.told().cleaned()).containsExactly(tuple("a"));
    }

    @Test
    void leaves_those_outside_the_plan_alone() {
        Key outside = channel.key(OWKIN, Given.composite("owkin", "owkin 1"));
        Given.doneComposite(channel, OWKIN, outside);

        Key child = channel.key(OWKIN, Given.composite("owkin", "owkin 2", outside, outside));
        Given.doneComposite(channel, OWKIN, child);

        assertThat(channel.told().cleaned()).isEmpty();
    }

    @Test
    void is_told_of_once_though_it_gets_more_children_which_fail_at_once() {
        channel.submit(OWKIN, cleaning("plan", train("a", "owkin", 1), train("b", "owkin", 2, "a")));
        done("a");
        done("b");

        Key late = channel.key(OWKIN, Given.train("algo", "owkin", Given.keys("owkin 3"), tuple("a")));

        assertThat(channel.lastDerived()).containsExactly(new DerivedStatus(late, TupleStatus.TODO, true));
        Given.done(channel, OWKIN, late);
        assertThat(channel.told().cleaned()).containsExactly(tuple("a"));
    }

    @Test
    void counts_a_composite_child_of_head_and_trunk_once() {
        channel.submit(OWKIN, cleaning("plan", composite("a", "owkin", 1), composite("b", "owkin", 2, "a", "a")));
        Given.doneComposite(channel, OWKIN, tuple("a"));
        assertThat(channel.told().status(tuple("b"))).isEqualTo(TupleStatus.TODO);

        Given.doneComposite(channel, OWKIN, tuple("b"));

        assertThat(channel.told().cleaned()).containsExactly(tuple("a"));
    }

    @Test
    void may_be_several_at_once() {
        channel.submit(
                OWKIN,
                cleaning("plan", train("a", "owkin", 1), train("b", "owkin", 2), train("c", "owkin", 3, "a", "b")));
        done("a");
        done("b");

        done("c");

        assertThat(channel.told().cleaned()).containsExactlyInAnyOrder(tuple("a"), tuple("b"));
    }

    private void done(String id) {
        Given.done(channel, OWKIN, tuple(id));
    }

    private Key tuple(String id) {
        return member(channel, "plan", id);
    }

    private Key testOf(String id) {
        return channel.fold().children(tuple(id)).stream()
                .filter(child -> channel.asset(Tuple.class, child) instanceof Testtuple)
                .findFirst()
                .orElseThrow();
    }
}
