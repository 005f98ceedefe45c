package org.substra.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.GivenPlan.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.Limits;

class PlanPartsTest {

    private static final PlanTuple A = train("a", "owkin", 1);
    private static final PlanTuple B = train("b", "owkin", 1);
    private static final PlanTuple C = train("c", "owkin", 1);

    @Test
    void are_none_of_nothing_and_one_of_little() {
        assertThat(PlanParts.cut(List.of())).isEmpty();
        assertThat(PlanParts.cut(List.of(A, B))).containsExactly(List.of(A, B));
    }

    @Test
    void hold_as_many_tuples_as_one_command_may_bring() {
        List<PlanTuple> tuples = IntStream.rangeClosed(0, 2 * Limits.PLAN_PART)
                .mapToObj(i -> (PlanTuple) train("t" + i, "owkin", 1))
                .toList();

        List<List<PlanTuple>> parts = PlanParts.cut(tuples);

        assertThat(parts).extracting(List::size).containsExactly(Limits.PLAN_PART, Limits.PLAN_PART, 1);
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(tuples);
    }

    @Test
    void stay_small_enough_for_a_message() {
        List<PlanTuple> tuples = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tuples.add(weighing("t" + i, PlanParts.BYTES / 20));
        }

        List<List<PlanTuple>> parts = PlanParts.cut(tuples);

        assertThat(parts)
                .hasSizeBetween(5, 7)
                .allSatisfy(part -> assertThat(bytes(part)).isLessThanOrEqualTo(PlanParts.BYTES));
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(tuples);
    }

    @Test
    void are_cut_at_the_byte() {
        PlanTuple half = weighing("h", PlanParts.BYTES / 2);
        int rest = PlanParts.BYTES - bytes(List.of(half));

        assertThat(PlanParts.cut(List.of(half, ofBytes(rest)))).hasSize(1);
        assertThat(PlanParts.cut(List.of(half, ofBytes(rest + 1)))).hasSize(2);
    }

    @Test
    void hold_a_larger_tuple_alone() {
        PlanTuple huge = weighing("huge", 2 * PlanParts.BYTES);

        assertThat(PlanParts.cut(List.of(A, huge, B, C))).containsExactly(List.of(A), List.of(huge), List.of(B, C));
        assertThat(PlanParts.cut(List.of(huge))).containsExactly(List.of(huge));
    }

    @Test
    void have_a_hash_of_their_content_and_its_order() {
        Key all = PlanParts.hash(PlanParts.hash(PlanParts.NONE, List.of(A, B)), List.of(C));

        assertThat(PlanParts.hash(PlanParts.hash(PlanParts.NONE, List.of(A, B)), List.of(C)))
                .isEqualTo(all);
        assertThat(List.of(
                        PlanParts.NONE,
                        PlanParts.hash(PlanParts.NONE, List.of()),
                        PlanParts.hash(PlanParts.NONE, List.of(A, B, C)),
                        PlanParts.hash(PlanParts.hash(PlanParts.NONE, List.of(B, A)), List.of(C)),
                        PlanParts.hash(PlanParts.hash(PlanParts.NONE, List.of(C)), List.of(A, B)),
                        PlanParts.hash(PlanParts.hash(PlanParts.NONE, List.of(A, B)), List.of(A))))
                .doesNotHaveDuplicates()
                .doesNotContain(all);
    }

    /** A tuple of about this many bytes: a parent's id takes 67. */
    private static PlanTuple weighing(String id, int bytes) {
        String[] parents =
                IntStream.range(0, bytes / 67).mapToObj("%064d"::formatted).toArray(String[]::new);
        return train(id, "owkin", 1, parents);
    }

    /** A tuple of exactly so many bytes: what whole ids leave over goes into a shorter one, the tag and its own id. */
    private static PlanTuple ofBytes(int bytes) {
        List<String> parents = new ArrayList<>(weighed(bytes - 1000).inModelsIds());
        int missing = bytes - bytes(List.of(weighed(bytes - 1000)));
        for (; missing > 150; missing -= 67) {
            parents.add("%064d".formatted(parents.size()));
        }
        int tag = Math.min(missing, Limits.TAG);
        int id = Math.min(missing - tag, 60);
        return new PlanTraintuple(
                "r".repeat(1 + id),
                key("algo"),
                key("owkin"),
                List.of(key("owkin 1")),
                parents,
                "t".repeat(tag),
                Map.of("m", "v".repeat(missing - tag - id)));
    }

    private static PlanTraintuple weighed(int bytes) {
        var tuple = (PlanTraintuple) weighing("r", bytes);
        return new PlanTraintuple(
                tuple.id(),
                tuple.algoKey(),
                tuple.dataManagerKey(),
                List.of(key("owkin 1")),
                tuple.inModelsIds(),
                "",
                Map.of("m", ""));
    }

    private static int bytes(List<PlanTuple> tuples) {
        return tuples.stream().mapToInt(tuple -> Json.write(tuple).length).sum();
    }
}
