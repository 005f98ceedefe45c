package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.EVERYBODY;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.Given.only;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.record.Traintuple;

class TraintupleTest {

    private final MemoryChannel channel = Given.hospitals();

    @Test
    void is_run_by_the_owner_of_the_data_and_keeps_what_was_asked() {
        Key tuple = channel.key(NANTES, Given.train("algo", "owkin", keys("owkin 2", "owkin 1")));

        assertThat(channel.asset(Traintuple.class, tuple))
                .isEqualTo(new Traintuple(
                        tuple,
                        NANTES,
                        OWKIN,
                        key("algo"),
                        key("owkin"),
                        keys("owkin 2", "owkin 1"),
                        List.of(),
                        EVERYBODY.ownedBy(NANTES),
                        null,
                        "tag",
                        Map.of()));
        assertThat(channel.asset(Traintuple.class, tuple).kind()).isEqualTo(TupleKind.TRAINTUPLE);
        assertThat(channel.lastDerived()).containsExactly(new DerivedStatus(tuple, TupleStatus.TODO, false));
    }

    @Test
    void is_known_by_its_elements_so_the_same_again_is_a_conflict() {
        Key tuple = channel.key(OWKIN, Given.train("algo", "owkin", keys("owkin 1", "owkin 2")));

        Refusal refusal = refused(
                Reason.CONFLICT,
                "already",
                () -> channel.submit(OWKIN, Given.train("algo", "owkin", keys("owkin 2", "owkin 1"))));

        assertThat(refusal.keys()).containsExactly(tuple);
        assertThat(channel.key(NANTES, Given.train("algo", "owkin", keys("owkin 1", "owkin 2"))))
                .isNotEqualTo(tuple);
    }

    @Test
    void refuses_an_algo_that_is_unknown_of_another_kind_or_private() {
        channel.submit(OWKIN, Given.algo("composite", AlgoKind.COMPOSITE_ALGO, EVERYBODY));
        channel.submit(OWKIN, Given.algo("private", only(OWKIN)));

        refused(Reason.INVALID, "no algo with key", () -> train("unknown", "owkin", "owkin 1"));
        refused(Reason.INVALID, "no algo with key", () -> train("composite", "owkin", "owkin 1"));
        refused(Reason.INVALID, "no algo with key", () -> train("owkin", "owkin", "owkin 1"));
        refused(Reason.FORBIDDEN, "may not process algo", () -> train("private", "owkin", "owkin 1"));
    }

    @Test
    void refuses_data_that_is_unknown_foreign_private_or_for_tests() {
        channel.submit(OWKIN, Given.dataManager("private", only(OWKIN)));

        refused(Reason.INVALID, "no data manager with key", () -> train("algo", "unknown", "owkin 1"));
        refused(Reason.FORBIDDEN, "may not process data manager", () -> train("algo", "private", "owkin 1"));
        refused(Reason.NOT_FOUND, "no data sample with key", () -> train("algo", "owkin", "unknown"));
        refused(Reason.INVALID, "does not belong to data manager", () -> train("algo", "owkin", "nantes 1"));
        refused(Reason.INVALID, "test only data", () -> train("algo", "owkin", "owkin test 1"));
    }

    @Test
    void makes_a_model_that_those_may_use_whom_data_and_algo_both_allow() {
        channel.submit(OWKIN, Given.dataManager("shared", only(NANTES)));
        channel.submit(OWKIN, Given.samples("shared", false, "shared 1"));

        Key tuple = channel.key(NANTES, Given.train("algo", "shared", keys("shared 1")));

        assertThat(channel.asset(Traintuple.class, tuple).permissions()).isEqualTo(only(OWKIN, NANTES));
    }

    @Test
    void waits_for_its_parents_which_must_be_there() {
        Key parent = channel.key(OWKIN, Given.train("algo", "owkin", keys("owkin 1")));

        Key child = channel.key(OWKIN, Given.train("algo", "nantes", keys("nantes 1"), parent));

        assertThat(channel.asset(Traintuple.class, child).parents()).containsExactly(parent);
        assertThat(channel.lastDerived()).containsExactly(new DerivedStatus(child, TupleStatus.WAITING, false));
        refused(
                Reason.NOT_FOUND,
                "no traintuple with key " + key("unknown"),
                () -> channel.submit(OWKIN, Given.train("algo", "owkin", keys("owkin 1"), key("unknown"))));
        refused(
                Reason.NOT_FOUND,
                "no traintuple with key",
                () -> channel.submit(OWKIN, Given.train("algo", "owkin", keys("owkin 1"), key("algo"))));
    }

    @Test
    void starts_from_models_of_traintuples_and_aggregatetuples_but_not_from_half_a_composite_one() {
        MemoryChannel consortium = Given.consortium();
        Key parent = consortium.key(OWKIN, Given.train("algo", "owkin", keys("owkin 1")));
        Key aggregate = consortium.key(OWKIN, Given.aggregate(NANTES, parent));
        Key composite = consortium.key(OWKIN, Given.composite("owkin", "owkin 1"));
        Key test = consortium.key(OWKIN, Given.test("owkin objective", parent));

        Key child = consortium.key(OWKIN, Given.train("algo", "owkin", keys("owkin 2"), parent, aggregate));

        assertThat(consortium.asset(Traintuple.class, child).parents()).containsExactly(parent, aggregate);
        refused(
                Reason.INVALID,
                "composite traintuple " + composite + " has no model",
                () -> consortium.submit(OWKIN, Given.train("algo", "owkin", keys("owkin 2"), composite)));
        refused(
                Reason.NOT_FOUND,
                "no traintuple with key " + test,
                () -> consortium.submit(OWKIN, Given.train("algo", "owkin", keys("owkin 2"), test)));
    }

    private void train(String algo, String manager, String sample) {
        channel.submit(NANTES, Given.train(algo, manager, keys(sample)));
    }
}
