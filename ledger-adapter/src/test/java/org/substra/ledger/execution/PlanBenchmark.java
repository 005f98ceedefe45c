package org.substra.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.event.Event;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.record.Traintuple;
import org.substra.contract.rule.Given;
import org.substra.ledger.testing.Hospitals;
import org.substra.ledger.testing.Plans;

/**
 * What a tuple of a large plan costs, at 1,000 and at 10,000 tuples; run by {@code deploy/local/test.d/plans.test --all}. What
 * grows faster than the plan shows in the ratio. Signing, the log and one adapter's execution are in it.
 */
class PlanBenchmark {

    private static final int SMALL = 1_000;
    private static final int LARGE = 10_000;

    private record Costs(double create, double run, double cancel) {}

    @BeforeEach
    void warmUp() {
        costs(Plans.star(SMALL));
        costs(Plans.federated(SMALL));
    }

    @Test
    void a_tuple_costs_the_same_in_a_large_plan() {
        compare("star", Plans::star);
        compare("chain", Plans::chain);
        compare("federated", Plans::federated);
    }

    private static void compare(String shape, IntFunction<List<PlanTuple>> plan) {
        Costs small = costs(plan.apply(SMALL));
        Costs large = costs(plan.apply(LARGE));
        print(shape + " create", small.create(), large.create());
        if (shape.equals("star")) {
            print("star run centre", small.run(), large.run());
        }
        print(shape + " cancel", small.cancel(), large.cancel());
    }

    private static void print(String what, double small, double large) {
        System.out.printf(
                Locale.ROOT,
                "BENCHMARK %-18s %7.1f us per tuple at %d, %7.1f us at %d, ratio %.2f%n",
                what,
                small,
                SMALL,
                large,
                LARGE,
                large / small);
    }

    /** In microseconds a tuple. */
    private static Costs costs(List<PlanTuple> tuples) {
        try (var two = new Hospitals()) {
            var plans = new Plans(two);
            two.owkinAdapter.catchUp();
            long begun = System.nanoTime();
            Key plan = plans.create("plan", true, tuples);
            two.owkinAdapter.catchUp();
            long created = System.nanoTime();
            first(two.owkinAdapter.events()).ifPresent(centre -> {
                two.submit(two.owkin, "start", new LogStart(centre, 1));
                two.submit(two.owkin, "end", new LogSuccessTrain(centre, 1, "", Given.model(centre)));
            });
            two.owkinAdapter.catchUp();
            long run = System.nanoTime();
            two.submit(two.owkin, "cancel", new CancelComputePlan(plan));
            Tip last = two.owkinAdapter.catchUp();
            long canceled = System.nanoTime();
            assertThat(two.nantesAdapter.catchUp()).isEqualTo(last);
            double unit = tuples.size() * 1_000.0;
            return new Costs((created - begun) / unit, (run - created) / unit, (canceled - run) / unit);
        }
    }

    private static Optional<Key> first(List<Event> events) {
        return events.stream()
                .flatMap(event -> event.records().stream())
                .filter(record ->
                        record instanceof Traintuple tuple && tuple.parents().isEmpty())
                .map(record -> ((Traintuple) record).key())
                .findFirst();
    }
}
