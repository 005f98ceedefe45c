package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.Given.only;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Reason;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CreateCompositeTraintuple;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.record.CompositeTraintuple;

class CompositeTraintupleTest {

    private final MemoryChannel channel = Given.consortium();

    @Test
    void keeps_its_head_with_its_worker_and_shares_its_trunk_with_whom_the_creator_names() {
        Key tuple = channel.key(NANTES, sharing(null, OWKIN));

        CompositeTraintuple made = channel.asset(CompositeTraintuple.class, tuple);
        assertThat(made)
                .isEqualTo(new CompositeTraintuple(
                        tuple,
                        NANTES,
                        OWKIN,
                        key("composite algo"),
                        key("owkin"),
                        keys("owkin 2", "owkin 1"),
                        null,
                        null,
                        only(OWKIN),
                        only(NANTES, OWKIN),
                        null,
                        "tag",
                        Map.of("a", "b")));
        assertThat(made.kind()).isEqualTo(TupleKind.COMPOSITE_TRAINTUPLE);
        assertThat(made.parents()).isEmpty();
        assertThat(made.testPermissions()).isEqualTo(only(OWKIN));
        assertThat(made.modelPermissions()).isEqualTo(only(NANTES, OWKIN));
        assertThat(channel.lastDerived()).containsExactly(new DerivedStatus(tuple, TupleStatus.TODO, false));
    }

    @Test
    void names_only_registered_nodes_for_its_trunk() {
        refused(
                Reason.INVALID,
                "invalid permission input values: strangerMSP",
                () -> channel.submit(NANTES, sharing(null, new OrganisationId("strangerMSP"))));
    }

    @Test
    void needs_a_composite_algo_that_its_creator_may_process() {
        channel.submit(OWKIN, Given.algo("private", AlgoKind.COMPOSITE_ALGO, only(OWKIN)));

        refused(Reason.INVALID, "no composite algo with key", () -> channel.submit(NANTES, with("algo", "owkin")));
        refused(Reason.INVALID, "no composite algo", () -> channel.submit(NANTES, with("aggregate algo", "owkin")));
        refused(
                Reason.FORBIDDEN,
                "may not process composite algo",
                () -> channel.submit(NANTES, with("private", "owkin")));
    }

    @Test
    void trains_on_what_a_traintuple_may_train_on() {
        refused(Reason.INVALID, "test only", () -> channel.submit(NANTES, Given.composite("owkin", "owkin test 1")));
        refused(Reason.NOT_FOUND, "no data sample", () -> channel.submit(NANTES, Given.composite("owkin", "x")));
    }

    @Test
    void starts_from_a_head_of_its_own_worker_and_any_trunk() {
        Key head = channel.key(NANTES, Given.composite("owkin", "owkin 1"));
        Key foreign = channel.key(NANTES, Given.composite("nantes", "nantes 1"));
        Key aggregate = channel.key(OWKIN, Given.aggregate(NANTES, head, foreign));
        Key train = channel.key(OWKIN, Given.train("algo", "owkin", keys("owkin 1")));

        for (Key trunk : List.of(head, foreign, aggregate, train)) {
            Key tuple = channel.key(OWKIN, Given.composite("owkin", "owkin 2", head, trunk));
            assertThat(channel.asset(CompositeTraintuple.class, tuple).parents())
                    .containsExactlyElementsOf(head.equals(trunk) ? List.of(head) : List.of(head, trunk));
            assertThat(channel.told().status(tuple)).isEqualTo(TupleStatus.WAITING);
        }
    }

    @Test
    void refuses_a_head_of_another_worker_or_kind() {
        Key foreign = channel.key(NANTES, Given.composite("nantes", "nantes 1"));
        Key train = channel.key(OWKIN, Given.train("algo", "owkin", keys("owkin 1")));

        refused(
                Reason.INVALID,
                "stays with chu-nantesMSP",
                () -> channel.submit(NANTES, Given.composite("owkin", "owkin 2", foreign, foreign)));
        refused(
                Reason.INVALID,
                "is no composite traintuple",
                () -> channel.submit(NANTES, Given.composite("owkin", "owkin 2", train, train)));
    }

    @Test
    void does_not_know_parents_that_are_not_there() {
        Key head = channel.key(NANTES, Given.composite("owkin", "owkin 1"));
        Key unknown = key("unknown");
        Key test = channel.key(OWKIN, Given.test("owkin objective", head));

        refused(Reason.NOT_FOUND, unknown.value(), () -> from(unknown, head));
        refused(Reason.NOT_FOUND, unknown.value(), () -> from(head, unknown));
        refused(Reason.NOT_FOUND, test.value(), () -> from(head, test));
        refused(Reason.NOT_FOUND, test.value(), () -> from(test, head));
    }

    @Test
    void has_both_parents_or_none() {
        Key key = key("x");

        refused(Reason.INVALID, "give both or neither", () -> sharing(null, key, null));
        refused(Reason.INVALID, "give both or neither", () -> sharing(null, null, key));
    }

    @Test
    void joins_a_plan_and_is_known_by_its_elements() {
        Key tuple = channel.key(NANTES, sharing(new PlanRequest(key("plan"), 0, true)));

        assertThat(channel.asset(CompositeTraintuple.class, tuple).place()).isNotNull();
        refused(Reason.CONFLICT, tuple.value(), () -> channel.submit(NANTES, sharing(null, OWKIN)));
    }

    private void from(Key head, Key trunk) {
        channel.submit(OWKIN, Given.composite("owkin", "owkin 2", head, trunk));
    }

    private static CreateCompositeTraintuple with(String algo, String manager) {
        return new CreateCompositeTraintuple(
                key(algo), key(manager), keys(manager + " 1"), null, null, List.of(), null, "", Map.of());
    }

    private static CreateCompositeTraintuple sharing(@Nullable PlanRequest plan, OrganisationId... ids) {
        return sharing(plan, null, null, ids);
    }

    private static CreateCompositeTraintuple sharing(
            @Nullable PlanRequest plan, @Nullable Key head, @Nullable Key trunk, OrganisationId... ids) {
        return new CreateCompositeTraintuple(
                key("composite algo"),
                key("owkin"),
                keys("owkin 2", "owkin 1"),
                head,
                trunk,
                List.of(ids),
                plan,
                "tag",
                Map.of("a", "b"));
    }
}
