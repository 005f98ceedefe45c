package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CreateAggregatetuple;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.PlanStatus;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Tuple;

/** Tuples that join a compute plan one by one (spec 3.7). */
class MembershipTest {

    private static final Key PLAN = key("plan");

    private final MemoryChannel channel = Given.consortium();

    @Test
    void begins_a_plan_with_a_tuple_that_names_none() {
        Key tuple = channel.key(NANTES, Given.train(new PlanRequest(PLAN, 0, true), "owkin", "owkin 1"));

        assertThat(channel.asset(ComputePlan.class, PLAN))
                .isEqualTo(new ComputePlan(PLAN, NANTES, false, "", Map.of(), null));
        assertThat(place(tuple)).isEqualTo(new PlanPlace(PLAN, 0, null));
        assertThat(channel.lastDerived())
                .containsExactly(
                        new PlanStatus(PLAN, TupleStatus.TODO, 1, 0),
                        new DerivedStatus(tuple, TupleStatus.TODO, false));
    }

    @Test
    void gives_the_tuple_that_begins_a_plan_the_key_it_has_without_one() {
        Key tuple = channel.key(NANTES, Given.train(new PlanRequest(PLAN, 0, true), "owkin", "owkin 1"));

        refused(Reason.CONFLICT, tuple.value(), () -> channel.submit(NANTES, Given.train(null, "owkin", "owkin 1")));
        assertThat(join("owkin", "owkin 1", 5)).isNotEqualTo(tuple);
    }

    @Test
    void refuses_a_new_plan_under_a_key_that_is_taken() {
        channel.submit(OWKIN, GivenPlan.create("plan"));

        refused(
                Reason.CONFLICT,
                "already",
                () -> channel.submit(OWKIN, Given.train(new PlanRequest(PLAN, 0, true), "owkin", "owkin 1")));
    }

    @Test
    void joins_a_plan_whoever_began_it() {
        channel.submit(OWKIN, GivenPlan.create("plan"));

        Key tuple = join("nantes", "nantes 1", 3);

        assertThat(place(tuple)).isEqualTo(new PlanPlace(PLAN, 3, null));
        assertThat(channel.told().plan(PLAN)).isEqualTo(new PlanStatus(PLAN, TupleStatus.TODO, 1, 0));
    }

    @Test
    void does_not_know_a_plan_that_is_not_there_or_something_else() {
        refused(Reason.NOT_FOUND, "no compute plan with key " + PLAN, () -> join("owkin", "owkin 1", 0));
        refused(
                Reason.NOT_FOUND,
                "no compute plan with key",
                () -> channel.submit(OWKIN, Given.train(new PlanRequest(key("algo"), 0, false), "owkin", "owkin 1")));
    }

    @Test
    void refuses_a_second_tuple_of_the_same_worker_and_rank() {
        channel.submit(NANTES, Given.train(new PlanRequest(PLAN, 0, true), "owkin", "owkin 1"));

        refused(
                Reason.INVALID,
                "ComputePlanID " + PLAN + " with worker owkinMSP and rank 0 already exists",
                () -> join("owkin", "owkin 2", 0));
        refused(Reason.INVALID, "with worker owkinMSP and rank 0", () -> channel.submit(OWKIN, aggregate(0)));
        join("nantes", "nantes 1", 0);
        join("owkin", "owkin 2", 1);
        refused(Reason.INVALID, "with worker chu-nantesMSP and rank 0", () -> join("nantes", "nantes 2", 0));
    }

    @Test
    void counts_the_ranks_of_tuples_that_came_with_the_plan() {
        channel.submit(
                OWKIN,
                GivenPlan.create(
                        "plan",
                        GivenPlan.train("a", "owkin", 1),
                        GivenPlan.train("b", "owkin", 2),
                        GivenPlan.train("c", "owkin", 3, "a")));

        refused(Reason.INVALID, "and rank 0 already exists", () -> join("owkin", "owkin 3", 0));
        refused(Reason.INVALID, "and rank 1 already exists", () -> join("owkin", "owkin 3", 1));
        join("owkin", "owkin 3", 2);
    }

    @Test
    void leaves_ranks_to_training_tuples() {
        Key trained = channel.key(NANTES, Given.train(new PlanRequest(PLAN, 0, true), "owkin", "owkin 1"));

        Key test = channel.key(NANTES, Given.test("nantes objective", trained));

        assertThat(place(test)).isEqualTo(new PlanPlace(PLAN, 0, null));
        join("nantes", "nantes 1", 0);
        assertThat(channel.told().plan(PLAN).tupleCount()).isEqualTo(3);
    }

    private Key join(String hospital, String sample, int rank) {
        return channel.key(NANTES, Given.train(new PlanRequest(PLAN, rank, false), hospital, sample));
    }

    private static CreateAggregatetuple aggregate(int rank) {
        return new CreateAggregatetuple(
                key("aggregate algo"), OWKIN, List.of(), new PlanRequest(PLAN, rank, false), "", Map.of());
    }

    private PlanPlace place(Key tuple) {
        return channel.asset(Tuple.class, tuple).place();
    }
}
