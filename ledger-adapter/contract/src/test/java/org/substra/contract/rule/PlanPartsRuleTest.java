package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.GivenPlan.begin;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.part;
import static org.substra.contract.rule.GivenPlan.seal;
import static org.substra.contract.rule.GivenPlan.test;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.GivenPlan.update;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.plan.PlanRequest;

/** What comes in parts exists for nobody before it is sealed. */
class PlanPartsRuleTest {

    private static final AddComputePlanPart FIRST = begin("plan", "batch", train("a", "owkin", 1));
    private static final AddComputePlanPart SECOND =
            part("plan", "batch", 1, train("b", "owkin", 2, "a"), test(0, "owkin", "b"));

    private final MemoryChannel channel = Given.consortium();
    private Key pending = key("set before each");

    @BeforeEach
    void begin_a_plan() {
        pending = channel.key(OWKIN, FIRST);
        channel.submit(OWKIN, SECOND);
    }

    @Test
    void has_no_plan() {
        refused(
                Reason.NOT_FOUND,
                "no compute plan",
                () -> channel.submit(OWKIN, update("plan", train("c", "owkin", 3))));
        refused(Reason.NOT_FOUND, "no compute plan", () -> channel.submit(OWKIN, new CancelComputePlan(key("plan"))));
        refused(
                Reason.NOT_FOUND,
                "no compute plan",
                () -> channel.submit(NANTES, Given.train(new PlanRequest(key("plan"), 9, false), "owkin", "owkin 1")));
        refused(
                Reason.NOT_FOUND,
                "no compute plan",
                () -> channel.submit(NANTES, part("plan", "other", 0, train("c", "owkin", 3))));
    }

    @Test
    void has_no_tuples() {
        refused(Reason.NOT_FOUND, "no tuple with key", () -> channel.submit(OWKIN, new LogStart(pending, 1)));
        refused(Reason.NOT_FOUND, "no tuple with key", () -> channel.submit(OWKIN, new LogFail(pending, 0, "")));
        refused(
                Reason.NOT_FOUND,
                "no traintuple",
                () -> channel.submit(OWKIN, Given.train("algo", "owkin", keys("owkin 3"), pending)));
        refused(Reason.NOT_FOUND, "no traintuple", () -> channel.submit(OWKIN, Given.aggregate(OWKIN, pending)));
        refused(
                Reason.NOT_FOUND,
                "no traintuple",
                () -> channel.submit(OWKIN, Given.test("nantes objective", pending)));
    }

    @Test
    void exists_once_it_is_sealed() {
        assertThat(channel.key(OWKIN, seal("plan", "batch", FIRST, SECOND))).isEqualTo(key("plan"));

        channel.submit(OWKIN, new LogStart(pending, 1));
        channel.submit(OWKIN, update("plan", train("c", "owkin", 3, "a", "b"), test(0, "nantes", "a")));
        refused(
                Reason.INVALID,
                "Duplicate training tuple ID: b",
                () -> channel.submit(OWKIN, update("plan", train("b", "owkin", 3))));
        refused(
                Reason.INVALID,
                "with worker owkinMSP and rank 1 already exists",
                () -> channel.submit(NANTES, Given.train(new PlanRequest(key("plan"), 1, false), "owkin", "owkin 1")));
    }

    @Test
    void is_sealed_only_as_it_came() {
        refused(Reason.INVALID, "has 3 tuples with hash", () -> channel.submit(OWKIN, seal("plan", "batch", FIRST)));
        refused(Reason.INVALID, "has 3 tuples", () -> channel.submit(OWKIN, seal("plan", "batch", SECOND, FIRST)));
        refused(Reason.INVALID, "was not begun", () -> channel.submit(OWKIN, seal("plan", "other", FIRST, SECOND)));
        refused(Reason.INVALID, "was not begun", () -> channel.submit(OWKIN, seal("other", "batch", FIRST, SECOND)));
        refused(Reason.INVALID, "was not begun", () -> channel.submit(NANTES, seal("plan", "batch", FIRST, SECOND)));
    }

    @Test
    void is_sealed_once_and_then_closed() {
        channel.submit(OWKIN, seal("plan", "batch", FIRST, SECOND));

        channel.submit(OWKIN, seal("plan", "batch", FIRST, SECOND));
        assertThat(channel.lastRecords()).isEmpty();
        assertThat(channel.lastDerived()).isEmpty();
        refused(
                Reason.INVALID,
                "or the batch is sealed",
                () -> channel.submit(OWKIN, part("plan", "batch", 2, train("c", "owkin", 3))));
        refused(Reason.CONFLICT, "already", () -> channel.submit(OWKIN, FIRST));
    }

    @Test
    void takes_parts_in_their_order_and_only_from_who_began() {
        AddComputePlanPart third = part("plan", "batch", 2, train("c", "owkin", 3, "b"));

        refused(Reason.INVALID, "part 1 of batch", () -> channel.submit(OWKIN, SECOND));
        refused(
                Reason.INVALID,
                "part 3 of batch " + key("batch") + " of compute plan " + key("plan") + " does not follow: there are 2",
                () -> channel.submit(OWKIN, part("plan", "batch", 3, train("c", "owkin", 3))));
        refused(Reason.INVALID, "was not begun", () -> channel.submit(NANTES, third));
        refused(
                Reason.INVALID,
                "was not begun",
                () -> channel.submit(OWKIN, part("plan", "other", 2, train("c", "owkin", 3))));
        channel.submit(OWKIN, third);
        channel.submit(OWKIN, seal("plan", "batch", FIRST, SECOND, third));
    }

    @Test
    void is_all_or_none_part_by_part() {
        refused(
                Reason.INVALID,
                "traintuple ID d: ",
                () -> channel.submit(OWKIN, part("plan", "batch", 2, train("c", "owkin", 3), train("d", "owkin", 9))));
        refused(
                Reason.INVALID,
                "Duplicate training tuple ID: a",
                () -> channel.submit(OWKIN, part("plan", "batch", 2, train("a", "owkin", 3))));

        channel.submit(OWKIN, seal("plan", "batch", FIRST, SECOND));
    }

    @Test
    void keeps_what_it_takes_while_it_is_open() {
        refused(Reason.CONFLICT, key("plan").value(), () -> channel.submit(OWKIN, create("plan")));
        refused(Reason.CONFLICT, key("plan").value(), () -> channel.submit(NANTES, create("plan")));
        refused(
                Reason.CONFLICT,
                key("plan").value(),
                () -> channel.submit(NANTES, begin("plan", "batch", train("a", "owkin", 1))));
        refused(
                Reason.CONFLICT,
                key("plan").value(),
                () -> channel.submit(NANTES, Given.train(new PlanRequest(key("plan"), 0, true), "owkin", "owkin 1")));
    }

    @Test
    void counts_parts_from_0_which_alone_has_a_header() {
        refused(Reason.INVALID, "parts count from 0", () -> part("plan", "batch", -1));
        refused(
                Reason.INVALID,
                "alone may have a header",
                () -> new AddComputePlanPart(key("plan"), key("batch"), 1, GivenPlan.HEADER, List.of()));
    }
}
