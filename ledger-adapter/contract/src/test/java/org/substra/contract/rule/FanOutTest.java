package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.GivenPlan.HEADER;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.plan.PlanOrder;
import org.substra.contract.plan.PlanParts;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.record.ModelClaim;
import org.substra.contract.record.PlanCanceled;
import org.substra.contract.record.PlanFailed;
import org.substra.contract.record.TupleState;

/** A tuple that ten thousand others wait for is recorded like any other: what is written does not grow with a plan. */
@TestInstance(Lifecycle.PER_CLASS)
class FanOutTest {

    private static final int LEAVES = 10_000;
    private static final int SAMPLES = 14;

    private final MemoryChannel channel = Given.consortium();

    @BeforeAll
    void register_samples_whose_subsets_make_different_tuples() {
        channel.submit(
                OWKIN,
                Given.samples(
                        "owkin",
                        false,
                        IntStream.range(0, SAMPLES).mapToObj(i -> "s" + i).toArray(String[]::new)));
    }

    @Test
    void finishing_the_centre_of_a_star_writes_its_state_and_its_models_claim() {
        Key centre = star("finishing");
        channel.submit(OWKIN, new LogStart(centre, 1));
        assertThat(channel.lastRecords()).hasSize(1);

        channel.submit(OWKIN, new LogSuccessTrain(centre, 1, "", Given.model(centre)));

        assertThat(channel.lastRecords()).hasSize(2).hasOnlyElementsOfTypes(ModelClaim.class, TupleState.class);
        assertThat(channel.lastStatuses())
                .hasSize(1 + LEAVES)
                .filteredOn(status -> status.status() == TupleStatus.TODO)
                .hasSize(LEAVES);
    }

    @Test
    void failing_it_writes_its_state_and_the_plans_mark() {
        Key centre = star("failing");

        channel.submit(OWKIN, new LogFail(centre, 0, ""));

        assertThat(channel.lastRecords()).hasSize(2).hasOnlyElementsOfTypes(TupleState.class, PlanFailed.class);
        assertThat(channel.lastStatuses()).hasSize(1 + LEAVES);
        assertThat(channel.told().plan(key("failing")).status()).isEqualTo(TupleStatus.FAILED);
    }

    @Test
    void canceling_its_plan_writes_the_plans_mark() {
        star("canceling");

        channel.submit(OWKIN, new CancelComputePlan(key("canceling")));

        assertThat(channel.lastRecords()).containsExactly(new PlanCanceled(key("canceling")));
        assertThat(channel.lastStatuses()).hasSize(1 + LEAVES);
    }

    private Key star(String plan) {
        List<PlanTuple> tuples = new ArrayList<>();
        for (int leaf = 1; leaf <= LEAVES; leaf++) {
            tuples.add(tuple("leaf " + leaf, leaf, List.of("centre")));
        }
        tuples.add(tuple("centre", 1, List.of()));
        List<AddComputePlanPart> parts = new ArrayList<>();
        for (List<PlanTuple> part : PlanParts.cut(PlanOrder.sort(tuples, false))) {
            int number = parts.size();
            parts.add(new AddComputePlanPart(key(plan), key("batch"), number, number == 0 ? HEADER : null, part));
        }
        Key centre = channel.key(OWKIN, parts.getFirst());
        channel.submitAll(OWKIN, parts.subList(1, parts.size()));
        channel.submit(OWKIN, GivenPlan.seal(plan, "batch", parts.toArray(AddComputePlanPart[]::new)));
        assertThat(channel.lastRecords()).as("seal and worker").hasSize(2);
        assertThat(channel.lastFolded().records()).hasSize(2 + LEAVES);
        return centre;
    }

    /** Trains on those samples whose bit is set. */
    private static PlanTraintuple tuple(String id, int bits, List<String> parents) {
        List<Key> samples = IntStream.range(0, SAMPLES)
                .filter(bit -> (bits >> bit & 1) == 1)
                .mapToObj(bit -> key("s" + bit))
                .toList();
        return new PlanTraintuple(id, key("algo"), key("owkin"), samples, parents, "", Map.of());
    }
}
