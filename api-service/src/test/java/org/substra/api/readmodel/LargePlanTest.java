package org.substra.api.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.api.testing.LedgerAtHand.OWKIN;

import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.api.testing.LedgerInMemory;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.SealComputePlan;
import org.substra.contract.event.Event;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanParts;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;

@QuarkusTest
class LargePlanTest {

    private static final int SMALL = 1_000;
    private static final int LARGE = 10_000;

    /** What grows with the plan would be ten times as much; a machine that is busy with something else is not. */
    private static final int BUSY = 5;

    private final EventApplier applier;
    private final ComputePlans plans;

    LargePlanTest(EventApplier applier, ComputePlans plans) {
        this.applier = applier;
        this.plans = plans;
    }

    @Test
    void a_tuple_of_a_large_plan_costs_what_one_of_a_small_plan_costs() {
        apply(SMALL); // warms up
        double small = apply(SMALL) / SMALL;
        double large = apply(LARGE) / LARGE;

        Log.infof("a plan's tuple is applied in %.3f ms of %d, in %.3f ms of %d", small, SMALL, large, LARGE);
        assertThat(large).isLessThan(BUSY * small);
    }

    /** Applies a plan of so many tuples on a channel of its own and answers the milliseconds. */
    private double apply(int size) {
        String channel = "channel-" + Given.word();
        var ledger = new LedgerInMemory(channel, OWKIN);
        ledger.submit(OWKIN, Given.word(), Given.algo("algo"));
        ledger.submit(OWKIN, Given.word(), Given.dataManager("manager", null));
        ledger.submit(OWKIN, Given.word(), Given.samples("manager", false, "sample"));
        Key plan = create(ledger, size);
        List<Event> events = ledger.after(null, Integer.MAX_VALUE);
        long begin = System.nanoTime();

        events.forEach(event -> Await.result(() -> applier.apply(event)));

        double millis = (System.nanoTime() - begin) / 1e6;
        ComputePlanRow row = Await.result(() -> plans.find(channel, plan));
        assertThat(row.tupleCount()).isEqualTo(size);
        assertThat(row.keys().get(TupleKind.TRAINTUPLE)).hasSize(size);
        return millis;
    }

    private static Key create(LedgerInMemory ledger, int size) {
        Key plan = Given.key(Given.word());
        Key hash = PlanParts.NONE;
        List<List<PlanTuple>> parts = PlanParts.cut(chain(size));
        for (int number = 0; number < parts.size(); number++) {
            PlanHeader header = number == 0 ? new PlanHeader(true, "", Map.of()) : null;
            ledger.submit(OWKIN, Given.word(), new AddComputePlanPart(plan, plan, number, header, parts.get(number)));
            hash = PlanParts.hash(hash, parts.get(number));
        }
        ledger.submit(OWKIN, Given.word(), new SealComputePlan(plan, plan, size, hash));
        return plan;
    }

    private static List<PlanTuple> chain(int size) {
        var tuples = new ArrayList<PlanTuple>();
        for (int i = 0; i < size; i++) {
            List<String> parents = i == 0 ? List.of() : List.of(String.valueOf(i - 1));
            tuples.add(new PlanTraintuple(
                    String.valueOf(i),
                    Given.key("algo"),
                    Given.key("manager"),
                    Given.keys("sample"),
                    parents,
                    "",
                    Map.of()));
        }
        return tuples;
    }
}
