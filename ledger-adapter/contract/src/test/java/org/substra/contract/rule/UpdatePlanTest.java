package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.test;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.GivenPlan.update;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Reason;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.record.PlanCanceled;
import org.substra.contract.record.PlanMember;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Tuple;

/** What happens to a compute plan that exists, and who may do it (spec 3.7, 8). */
class UpdatePlanTest {

    private static final OrganisationId STRANGER = new OrganisationId("strangerMSP");

    private final MemoryChannel channel = Given.consortium();

    @Test
    void adds_tuples_that_go_on_from_those_of_earlier_requests() {
        Key first = channel.key(OWKIN, create("plan", train("a", "owkin", 1)));

        List<Key> added = channel.keys(
                OWKIN, update("plan", train("b", "owkin", 2, "a"), test(0, "owkin", "b"), test(1, "owkin", "a")));

        Tuple second = channel.asset(Tuple.class, added.getFirst());
        assertThat(second.parents()).containsExactly(first);
        assertThat(second.place()).isEqualTo(new PlanPlace(key("plan"), 1, null));
        assertThat(channel.asset(Tuple.class, added.getLast()).parents()).containsExactly(first);
        assertThat(channel.told().plan(key("plan")).tupleCount()).isEqualTo(4);
    }

    @Test
    void refuses_an_empty_update_an_unknown_plan_and_ids_of_earlier_requests() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1)));

        refused(
                Reason.INVALID,
                "empty update for compute plan " + key("plan"),
                () -> channel.submit(OWKIN, update("plan")));
        refused(Reason.NOT_FOUND, "no compute plan", () -> channel.submit(OWKIN, update("other")));
        refused(
                Reason.NOT_FOUND,
                "no compute plan",
                () -> channel.submit(OWKIN, update("algo", train("b", "owkin", 2))));
        refused(
                Reason.INVALID,
                "Duplicate training tuple ID: a",
                () -> channel.submit(OWKIN, update("plan", train("a", "owkin", 2))));
        refused(Reason.INVALID, "IDs: [x]", () -> channel.submit(OWKIN, update("plan", train("b", "owkin", 2, "x"))));
    }

    @Test
    void writes_again_nothing_that_is_known_already() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1)));

        channel.submit(OWKIN, update("plan", train("b", "owkin", 2)));

        assertThat(channel.lastRecords()).hasSize(2).hasOnlyElementsOfTypes(Tuple.class, PlanMember.class);
    }

    @Test
    void is_all_or_none() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1)));
        int entries = channel.world().entries().size();

        refused(
                Reason.INVALID,
                "traintuple ID c: ",
                () -> channel.submit(OWKIN, update("plan", train("b", "owkin", 2), train("c", "owkin", 1))));

        assertThat(channel.world().entries()).hasSize(entries);
    }

    @Test
    void is_for_the_creator_and_whoever_runs_a_tuple_of_the_plan() {
        channel.submit(STRANGER, new RegisterNode());
        channel.submit(OWKIN, create("plan", train("a", "nantes", 1)));

        channel.submit(NANTES, update("plan", train("b", "nantes", 2)));
        channel.submit(OWKIN, update("plan", train("c", "nantes", 3)));
        refused(
                Reason.FORBIDDEN,
                "strangerMSP has neither created compute plan " + key("plan") + " nor runs a tuple of it",
                () -> channel.submit(STRANGER, update("plan", train("d", "owkin", 1))));
        refused(
                Reason.FORBIDDEN,
                "strangerMSP has neither",
                () -> channel.submit(STRANGER, GivenPlan.part("plan", "batch", 0, train("d", "owkin", 1))));
    }

    @Test
    void is_not_yet_for_a_worker_without_a_tuple() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1)));

        refused(Reason.FORBIDDEN, "chu-nantesMSP has neither", () -> channel.submit(NANTES, cancel()));
        channel.submit(OWKIN, update("plan", test(0, "nantes", "a")));
        channel.submit(NANTES, cancel());
    }

    @Test
    void is_not_for_who_joined_by_a_tuple_of_its_own() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1)));
        channel.submit(NANTES, Given.train(new PlanRequest(key("plan"), 7, false), "nantes", "nantes 1"));

        refused(Reason.FORBIDDEN, "chu-nantesMSP has neither", () -> channel.submit(NANTES, cancel()));
    }

    @Test
    void cancels_for_good_and_again() {
        channel.submit(OWKIN, create("plan", train("a", "owkin", 1)));

        channel.submit(OWKIN, cancel());

        assertThat(channel.lastRecords()).containsExactly(new PlanCanceled(key("plan")));
        channel.submit(OWKIN, cancel());
        assertThat(channel.lastDerived()).isEmpty();
        assertThat(channel.told().plan(key("plan")).status()).isEqualTo(TupleStatus.CANCELED);
        refused(Reason.NOT_FOUND, "no compute plan", () -> channel.submit(OWKIN, new CancelComputePlan(key("other"))));
    }

    @Test
    void of_a_canceled_plan_is_accepted_and_canceled() {
        channel.submit(OWKIN, create("plan"));
        channel.submit(OWKIN, cancel());

        Key late = channel.key(OWKIN, update("plan", train("a", "owkin", 1), test(0, "owkin", "a")));

        assertThat(channel.told().status(late)).isEqualTo(TupleStatus.CANCELED);
        assertThat(channel.told().plan(key("plan")).tupleCount()).isEqualTo(2);
    }

    private static CancelComputePlan cancel() {
        return new CancelComputePlan(key("plan"));
    }
}
