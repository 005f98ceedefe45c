package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.GivenPlan.begin;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.member;
import static org.substra.contract.rule.GivenPlan.part;
import static org.substra.contract.rule.GivenPlan.seal;
import static org.substra.contract.rule.GivenPlan.test;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.GivenPlan.update;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogStart;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.record.Tuple;

/** Batches of parts for a plan that exists, given up and beside each other. */
class PlanBatchTest {

    private static final AddComputePlanPart GIVEN_UP =
            part("plan", "one", 0, train("b", "owkin", 2), train("x", "owkin", 3, "b"));
    private static final AddComputePlanPart NEXT =
            part("plan", "two", 0, train("x", "owkin", 2), train("c", "owkin", 3, "x"));

    private final MemoryChannel channel = Given.consortium();

    @BeforeEach
    void create_a_plan_at_both_hospitals() {
        channel.submit(OWKIN, create("plan", train("a", "nantes", 1)));
    }

    @Test
    void adds_to_a_plan() {
        AddComputePlanPart only = part("plan", "one", 0, train("b", "owkin", 2, "a"), test(0, "owkin", "a"));
        channel.submit(NANTES, only);
        assertThat(channel.told().plan(key("plan")).tupleCount()).isEqualTo(1);

        channel.submit(NANTES, seal("plan", "one", only));

        assertThat(channel.told().plan(key("plan")).tupleCount()).isEqualTo(3);
        assertThat(channel.asset(Tuple.class, member(channel, "plan", "b")).parents())
                .containsExactly(member(channel, "plan", "a"));
    }

    @Test
    void makes_members_of_the_workers_only_when_it_is_sealed() {
        channel.submit(OWKIN, create("mine", train("a", "owkin", 1)));
        AddComputePlanPart only = part("mine", "one", 0, train("b", "nantes", 2));
        channel.submit(OWKIN, only);
        refused(Reason.FORBIDDEN, "has neither", () -> channel.submit(NANTES, update("mine", train("c", "owkin", 2))));

        channel.submit(OWKIN, seal("mine", "one", only));

        channel.submit(NANTES, update("mine", train("c", "owkin", 2)));
    }

    @Test
    void gives_up_what_its_organisation_began_before() {
        Key lost = channel.key(OWKIN, GIVEN_UP);
        List<Key> taken = channel.keys(OWKIN, NEXT);

        assertThat(taken.getFirst()).as("the same tuple under another id").isEqualTo(lost);
        refused(Reason.INVALID, "was given up", () -> channel.submit(OWKIN, seal("plan", "one", GIVEN_UP)));
        refused(
                Reason.INVALID,
                "was given up",
                () -> channel.submit(OWKIN, part("plan", "one", 1, train("d", "owkin", 1))));
        channel.submit(OWKIN, seal("plan", "two", NEXT));
        assertThat(channel.told().plan(key("plan")).tupleCount()).isEqualTo(3);
        refused(Reason.INVALID, "IDs: [b]", () -> channel.submit(OWKIN, update("plan", train("d", "owkin", 1, "b"))));
    }

    @Test
    void frees_keys_ids_and_ranks_that_were_given_up() {
        channel.submit(OWKIN, GIVEN_UP);
        channel.submit(OWKIN, part("plan", "two", 0));

        Key tuple = channel.key(OWKIN, update("plan", train("b", "owkin", 2)));

        channel.submit(OWKIN, new LogStart(tuple, 1));
        channel.submit(NANTES, Given.train(new PlanRequest(key("plan"), 1, false), "owkin", "owkin 1"));
    }

    @Test
    void begins_anew_under_the_same_name_without_what_was_given_up() {
        channel.submit(OWKIN, GIVEN_UP);
        Key ghost = member(channel, "plan", "x");
        AddComputePlanPart again = part("plan", "one", 0, train("b", "owkin", 2));
        channel.submit(OWKIN, again);

        channel.submit(OWKIN, seal("plan", "one", again));

        assertThat(channel.told().statuses()).doesNotContainKey(ghost);
        refused(Reason.NOT_FOUND, "no tuple", () -> channel.submit(OWKIN, new LogStart(ghost, 1)));
        channel.submit(OWKIN, new LogStart(member(channel, "plan", "b"), 1));
    }

    @Test
    void does_not_bring_back_a_batch_by_its_name() {
        channel.submit(OWKIN, GIVEN_UP);
        Key ghost = member(channel, "plan", "x");
        channel.submit(OWKIN, part("plan", "two", 0));
        AddComputePlanPart again = part("plan", "one", 0, train("c", "owkin", 2));
        channel.submit(OWKIN, again);

        channel.submit(OWKIN, seal("plan", "one", again));

        refused(Reason.NOT_FOUND, "no tuple", () -> channel.submit(OWKIN, new LogStart(ghost, 1)));
    }

    @Test
    void begins_after_a_sealed_one_whatever_its_name() {
        channel.submit(OWKIN, GIVEN_UP);
        channel.submit(OWKIN, seal("plan", "one", GIVEN_UP));
        refused(Reason.INVALID, "Duplicate training tuple ID: b", () -> channel.submit(OWKIN, GIVEN_UP));
        AddComputePlanPart again = part("plan", "one", 0, train("e", "nantes", 2));
        channel.submit(OWKIN, again);

        channel.submit(OWKIN, seal("plan", "one", again));

        channel.submit(OWKIN, new LogStart(member(channel, "plan", "b"), 1));
        channel.submit(NANTES, new LogStart(member(channel, "plan", "e"), 1));
    }

    @Test
    void gives_up_nothing_when_it_is_refused() {
        channel.submit(OWKIN, GIVEN_UP);
        refused(
                Reason.INVALID,
                "IDs: [?]",
                () -> channel.submit(OWKIN, part("plan", "two", 0, train("d", "owkin", 1, "?"))));
        refused(Reason.CONFLICT, "already", () -> channel.submit(OWKIN, begin("plan", "two")));

        channel.submit(OWKIN, seal("plan", "one", GIVEN_UP));
    }

    @Test
    void stands_beside_another_organisations() {
        AddComputePlanPart theirs = part("plan", "one", 0, train("c", "nantes", 2));
        channel.submit(OWKIN, GIVEN_UP);
        channel.submit(NANTES, theirs);

        channel.submit(NANTES, seal("plan", "one", theirs));
        channel.submit(OWKIN, seal("plan", "one", GIVEN_UP));

        assertThat(channel.told().plan(key("plan")).tupleCount()).isEqualTo(4);
    }

    @Test
    void keeps_its_ids_and_keys_from_everybody_while_it_is_open() {
        channel.submit(OWKIN, GIVEN_UP);

        refused(
                Reason.INVALID,
                "Duplicate training tuple ID: b",
                () -> channel.submit(NANTES, update("plan", train("b", "nantes", 2))));
        refused(
                Reason.INVALID,
                "Duplicate training tuple ID: x",
                () -> channel.submit(OWKIN, update("plan", train("x", "nantes", 2))));
        refused(
                Reason.INVALID,
                "traintuple ID e: there is already",
                () -> channel.submit(OWKIN, update("plan", train("e", "owkin", 2))));
        refused(Reason.CONFLICT, "already", () -> channel.submit(OWKIN, alone(0, "owkin 2")));
        channel.submit(OWKIN, seal("plan", "one", GIVEN_UP));
    }

    @Test
    void takes_no_rank_before_it_is_sealed() {
        channel.submit(OWKIN, GIVEN_UP);

        channel.submit(OWKIN, alone(1, "owkin 1"));

        channel.submit(OWKIN, seal("plan", "one", GIVEN_UP));
        refused(Reason.INVALID, "and rank 0 already exists", () -> channel.submit(OWKIN, alone(0, "owkin 3")));
        refused(Reason.INVALID, "and rank 1 already exists", () -> channel.submit(OWKIN, alone(1, "owkin 3")));
    }

    @Test
    void uses_tuples_that_others_add_while_it_is_open() {
        channel.submit(OWKIN, GIVEN_UP);
        channel.submit(NANTES, update("plan", train("n", "nantes", 2)));
        AddComputePlanPart second = part("plan", "one", 1, train("m", "owkin", 1, "n", "x"));
        channel.submit(OWKIN, second);

        channel.submit(OWKIN, seal("plan", "one", GIVEN_UP, second));

        assertThat(channel.asset(Tuple.class, member(channel, "plan", "m")).parents())
                .containsExactly(member(channel, "plan", "n"), member(channel, "plan", "x"));
    }

    private static CreateTraintuple alone(int rank, String sample) {
        return new CreateTraintuple(
                key("algo"),
                key("owkin"),
                List.of(key(sample)),
                List.of(),
                new PlanRequest(key("plan"), rank, false),
                "",
                Map.of());
    }
}
