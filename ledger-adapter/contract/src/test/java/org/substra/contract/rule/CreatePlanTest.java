package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.GivenPlan.HEADER;
import static org.substra.contract.rule.GivenPlan.aggregate;
import static org.substra.contract.rule.GivenPlan.composite;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.test;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Reason;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.CompositeTraintuple;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.PlanIndex;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.WorldKeys;

/** A compute plan in one command (spec 1.15, 3.7). */
class CreatePlanTest {

    private final MemoryChannel channel = Given.consortium();

    @Test
    void may_be_empty() {
        channel.submit(NANTES, create("plan"));

        assertThat(channel.lastRecords())
                .containsExactly(new ComputePlan(key("plan"), NANTES, false, HEADER.tag(), HEADER.metadata(), null));
    }

    @Test
    void makes_tuples_of_every_kind_and_turns_ids_into_keys() {
        List<Key> keys = channel.keys(
                NANTES,
                create(
                        "plan",
                        composite("head", "owkin", 1),
                        train("free", "nantes", 1),
                        aggregate("sum", NANTES, "head", "free"),
                        composite("next", "owkin", 2, "head", "sum"),
                        train("end", "owkin", 3, "free", "sum"),
                        test(0, "owkin", "next")));

        Key head = keys.get(0);
        Key free = keys.get(1);
        Key sum = keys.get(2);
        assertThat(channel.asset(Aggregatetuple.class, sum).inModels()).containsExactly(head, free);
        CompositeTraintuple next = channel.asset(CompositeTraintuple.class, keys.get(3));
        assertThat(List.of(next.headParent(), next.trunkParent())).containsExactly(head, sum);
        assertThat(channel.asset(Traintuple.class, keys.get(4)).inModels()).containsExactly(free, sum);
        assertThat(channel.asset(Testtuple.class, keys.get(5)).trained()).isEqualTo(keys.get(3));
        assertThat(keys).extracting(this::rank).containsExactly(0, 0, 1, 2, 2, 2);
    }

    @Test
    void gives_its_tuples_their_keys_in_the_plan() {
        Key tuple = channel.key(NANTES, create("plan", train("a", "owkin", 1)));

        assertThat(tuple)
                .isEqualTo(TupleKeys.traintuple(
                        NANTES, key("algo"), key("owkin"), key("plan"), List.of(key("owkin 1")), List.of()))
                .isEqualTo(GivenPlan.member(channel, "plan", "a"));
        assertThat(channel.asset(Tuple.class, tuple).place()).isEqualTo(new PlanPlace(key("plan"), 0, null));
    }

    @Test
    void knows_ids_of_any_characters_and_only_in_their_plan() {
        channel.submit(NANTES, create("plan", train("/é\n😀", "owkin", 1), train("b", "owkin", 1, "/é\n😀")));
        channel.submit(NANTES, create("other", train("b", "owkin", 1)));

        assertThat(GivenPlan.member(channel, "plan", "b")).isNotEqualTo(GivenPlan.member(channel, "other", "b"));
    }

    @Test
    void lets_tuples_of_the_same_worker_and_rank_be() {
        channel.submit(NANTES, create("plan", train("a", "owkin", 1), train("b", "owkin", 2)));
    }

    @Test
    void is_a_conflict_under_a_key_that_is_taken() {
        channel.submit(NANTES, create("plan"));

        refused(Reason.CONFLICT, key("plan").value(), () -> channel.submit(NANTES, create("plan")));
        refused(Reason.CONFLICT, key("plan").value(), () -> channel.submit(OWKIN, create("plan")));
        refused(Reason.CONFLICT, key("algo").value(), () -> channel.submit(OWKIN, create("algo")));
    }

    @Test
    void is_made_whole_or_not_at_all() {
        int entries = channel.world().entries().size();

        refused(
                Reason.INVALID,
                "traintuple ID c: ",
                () -> channel.submit(
                        NANTES,
                        create("plan", train("a", "owkin", 1), train("b", "owkin", 2), train("c", "unknown", 1))));

        assertThat(channel.world().entries()).hasSize(entries);
        channel.submit(NANTES, create("plan", train("a", "owkin", 1)));
    }

    @Test
    void tells_nobody_what_the_rules_note_for_themselves() {
        channel.submit(NANTES, create("plan", train("a", "owkin", 1), test(0, "owkin", "a")));

        assertThat(channel.lastRecords()).hasAtLeastOneElementOfType(PlanIndex.class);
        assertThat(channel.lastFolded().records()).hasSize(3).doesNotHaveAnyElementsOfTypes(PlanIndex.class);
        assertThat(channel.has(WorldKeys.planWorker(key("plan"), OWKIN))).isTrue();
        assertThat(channel.has(WorldKeys.planWorker(key("plan"), NANTES))).isFalse();
    }

    @Test
    void takes_no_more_tuples_than_fit_one_command() {
        PlanTuple tuple = train("a", "owkin", 1);

        refused(
                Reason.INVALID,
                "at most 500 tuples in one command, not 501",
                () -> new CreateComputePlan(key("plan"), HEADER, Collections.nCopies(Limits.PLAN_PART + 1, tuple)));
        assertThat(new CreateComputePlan(key("plan"), HEADER, Collections.nCopies(Limits.PLAN_PART, tuple)).tuples())
                .hasSize(Limits.PLAN_PART);
        refused(Reason.INVALID, "tag", () -> new PlanHeader(false, "x".repeat(65), null));
    }

    private int rank(Key tuple) {
        return channel.asset(Tuple.class, tuple).place() instanceof PlanPlace place ? place.rank() : -1;
    }
}
