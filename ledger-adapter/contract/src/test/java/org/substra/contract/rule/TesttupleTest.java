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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.command.LogFail;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.record.Testtuple;

class TesttupleTest {

    private final MemoryChannel channel = Given.hospitals();
    private Key trained = key("set before each");

    @BeforeEach
    void train() {
        trained = channel.key(NANTES, Given.train("algo", "owkin", keys("owkin 1")));
    }

    @Test
    void tests_on_the_data_of_its_objective_and_is_certified() {
        Key tuple = channel.key(NANTES, Given.test("owkin objective", trained));

        Testtuple test = channel.asset(Testtuple.class, tuple);
        assertThat(test)
                .isEqualTo(new Testtuple(
                        tuple,
                        NANTES,
                        OWKIN,
                        key("owkin objective"),
                        trained,
                        TupleKind.TRAINTUPLE,
                        key("algo"),
                        key("owkin"),
                        keys("owkin test 1", "owkin test 2").stream().sorted().toList(),
                        true,
                        null,
                        "",
                        Map.of()));
        assertThat(test.kind()).isEqualTo(TupleKind.TESTTUPLE);
        assertThat(channel.lastDerived()).containsExactly(new DerivedStatus(tuple, TupleStatus.WAITING, false));
    }

    @Test
    void is_certified_when_it_names_the_same_data_in_any_order() {
        assertThat(on("owkin", "owkin test 2", "owkin test 1").certified()).isTrue();
    }

    @Test
    void is_not_certified_on_other_data() {
        assertThat(on("owkin", "owkin test 1").certified()).isFalse();
        Testtuple elsewhere = on("nantes", "nantes 1");
        assertThat(elsewhere.certified()).isFalse();
        assertThat(elsewhere.worker()).isEqualTo(NANTES);
    }

    @Test
    void sorts_its_samples() {
        List<Key> samples =
                keys("owkin test 1", "owkin test 2").stream().sorted().toList().reversed();

        Key tuple = channel.key(NANTES, explicit("owkin", samples));

        assertThat(channel.asset(Testtuple.class, tuple).samples()).isEqualTo(samples.reversed());
    }

    @Test
    void refuses_what_is_not_there() {
        channel.submit(OWKIN, Given.objective("bare", null));

        refused(Reason.NOT_FOUND, "no traintuple", () -> channel.submit(NANTES, Given.test("bare", key("x"))));
        refused(Reason.INVALID, "no objective", () -> channel.submit(NANTES, Given.test("unknown", trained)));
        refused(Reason.INVALID, "has no test data", () -> channel.submit(NANTES, Given.test("bare", trained)));
        refused(Reason.INVALID, "does not belong", () -> channel.submit(NANTES, explicit("owkin", keys("nantes 1"))));
    }

    @Test
    void refuses_the_model_of_a_failed_tuple() {
        channel.submit(OWKIN, new LogFail(trained, 0, "[00-01-0000-abcdefg]"));

        refused(Reason.INVALID, "is failed", () -> channel.submit(NANTES, Given.test("owkin objective", trained)));
    }

    @Test
    void refuses_a_model_that_the_caller_may_not_process() {
        channel.submit(NANTES, Given.algo("private", only(NANTES)));
        Key secret = channel.key(NANTES, Given.train("private", "owkin", keys("owkin 1")));

        refused(
                Reason.FORBIDDEN,
                "may not process",
                () -> channel.submit(OWKIN, Given.test("owkin objective", secret)));
        channel.submit(NANTES, Given.test("owkin objective", secret));
    }

    @Test
    void may_be_asked_for_by_whoever_created_the_training() {
        channel.submit(OWKIN, Given.dataManager("shared", only(NANTES)));
        channel.submit(OWKIN, Given.samples("shared", false, "shared 1"));
        channel.submit(OWKIN, Given.algo("own", only(OWKIN, NANTES)));
        Key tuple = channel.key(NANTES, Given.train("own", "shared", keys("shared 1")));

        assertThat(channel.asset(Testtuple.class, channel.key(NANTES, Given.test("owkin objective", tuple)))
                        .creator())
                .isEqualTo(NANTES);
    }

    private Testtuple on(String manager, String... samples) {
        return channel.asset(Testtuple.class, channel.key(NANTES, explicit(manager, keys(samples))));
    }

    private CreateTesttuple explicit(String manager, List<Key> samples) {
        return new CreateTesttuple(key("owkin objective"), trained, key(manager), samples, "", Map.of());
    }
}
