package org.substra.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.GivenPlan.aggregate;
import static org.substra.contract.rule.GivenPlan.composite;
import static org.substra.contract.rule.GivenPlan.test;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;

class PlanOrderTest {

    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final int MANY = 10_000;

    @Test
    void puts_what_is_needed_first_and_testtuples_last() {
        PlanTuple test = test(0, "owkin", "b");
        PlanTuple child = composite("b", "owkin", 1, "c", "a");
        PlanTuple trunk = aggregate("a", OWKIN, "c");
        PlanTuple head = composite("c", "owkin", 2);

        assertThat(PlanOrder.sort(List.of(test, child, trunk, head), false)).containsExactly(head, trunk, child, test);
    }

    @Test
    void keeps_the_order_of_what_does_not_depend_on_each_other() {
        List<PlanTuple> tuples =
                List.of(train("z", "owkin", 1), train("a", "owkin", 2), test(1, "owkin", "a"), test(0, "owkin", "z"));

        assertThat(PlanOrder.sort(tuples, false)).isEqualTo(tuples);
    }

    @Test
    void takes_a_parent_that_is_head_and_trunk_once() {
        PlanTuple child = composite("b", "owkin", 1, "a", "a");
        PlanTuple parent = composite("a", "owkin", 1);

        assertThat(PlanOrder.sort(List.of(child, parent), false)).containsExactly(parent, child);
    }

    @Test
    void refuses_an_id_that_is_there_twice() {
        refused(
                Reason.INVALID,
                "Duplicate training tuple ID: a",
                () -> sort(false, train("a", "owkin", 1), aggregate("a", OWKIN)));
    }

    @Test
    void refuses_cycles() {
        refused(
                Reason.INVALID,
                "compute plan error: Cyclic or missing dependency among inModels IDs: [a, b, c]",
                () -> sort(
                        true,
                        train("free", "owkin", 1),
                        train("a", "owkin", 1, "b"),
                        train("b", "owkin", 1, "a"),
                        train("c", "owkin", 1, "b")));
        refused(Reason.INVALID, "Cyclic or missing", () -> sort(false, train("a", "owkin", 1, "a")));
    }

    @Test
    void refuses_unknown_ids_unless_they_may_be_of_an_earlier_request() {
        PlanTuple child = train("b", "owkin", 1, "earlier");

        refused(Reason.INVALID, "missing dependency among inModels IDs: [earlier]", () -> sort(false, child));
        assertThat(PlanOrder.sort(List.of(train("c", "owkin", 2, "b", "earlier"), child), true))
                .first()
                .isEqualTo(child);
    }

    @Test
    void names_only_some_of_many_and_none_with_control_characters() {
        PlanTuple[] cyclic = IntStream.range(0, 1000)
                .mapToObj(i -> train("id\n" + i, "owkin", 1, "id\n" + i))
                .toArray(PlanTuple[]::new);

        Refusal refusal = refused(Reason.INVALID, "id?19]", () -> sort(false, cyclic));

        assertThat(refusal.getMessage()).doesNotContain("\n").hasSizeLessThan(300);
    }

    @Test
    void is_quick_and_does_not_recurse_down_a_deep_chain() {
        List<PlanTuple> chain = new ArrayList<>();
        for (int i = MANY - 1; i > 0; i--) {
            chain.add(train("t" + i, "owkin", 1, "t" + (i - 1)));
        }
        chain.add(train("t0", "owkin", 1));

        Assertions.assertTimeoutPreemptively(
                QUICK, () -> assertThat(PlanOrder.sort(chain, false)).isEqualTo(chain.reversed()));
    }

    @Test
    void is_quick_with_a_wide_star() {
        List<PlanTuple> star = new ArrayList<>();
        String[] leaves = IntStream.range(0, MANY).mapToObj(i -> "t" + i).toArray(String[]::new);
        star.add(aggregate("end", OWKIN, leaves));
        for (String leaf : leaves) {
            star.add(train(leaf, "owkin", 1, "centre"));
        }
        star.add(train("centre", "owkin", 1));

        Assertions.assertTimeoutPreemptively(QUICK, () -> {
            List<PlanTuple> sorted = PlanOrder.sort(star, false);
            assertThat(sorted.getFirst()).isEqualTo(star.getLast());
            assertThat(sorted.getLast()).isEqualTo(star.getFirst());
        });
    }

    @Test
    void holds_for_any_graph() {
        var random = new Random(7);
        for (int graph = 0; graph < 200; graph++) {
            List<PlanTuple> tuples = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                int before = i;
                String[] parents = IntStream.range(0, before)
                        .filter(_ -> random.nextInt(1 + before / 2) == 0)
                        .mapToObj(parent -> "t" + parent)
                        .toArray(String[]::new);
                tuples.add(train("t" + i, "owkin", 1, parents));
            }
            Collections.shuffle(tuples, random);
            requireOrdered(PlanOrder.sort(tuples, false), tuples);
        }
    }

    private static void requireOrdered(List<PlanTuple> sorted, List<PlanTuple> tuples) {
        assertThat(sorted).containsExactlyInAnyOrderElementsOf(tuples);
        Map<String, Integer> places = new HashMap<>();
        for (PlanTuple tuple : sorted) {
            var training = (PlanTrainingTuple) tuple;
            assertThat(places.keySet()).containsAll(training.parentIds());
            places.put(training.id(), places.size());
        }
    }

    private static void sort(boolean update, PlanTuple... tuples) {
        PlanOrder.sort(List.of(tuples), update);
    }
}
