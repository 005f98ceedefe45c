package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.Given.model;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.Result;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.record.ModelClaim;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;
import org.substra.contract.record.WorldKeys;

class ProgressTest {

    private static final String CODE = "[00-01-0000-abcdefg]";

    private final MemoryChannel channel = Given.hospitals();
    private Key tuple = key("set before each");

    @BeforeEach
    void create() {
        tuple = channel.key(NANTES, Given.train("algo", "owkin", keys("owkin 1")));
    }

    @Test
    void starts_what_is_todo_and_records_the_attempt() {
        Result result = channel.submit(OWKIN, new LogStart(tuple, 3));

        assertThat(result).isInstanceOfSatisfying(Result.Started.class, started -> {
            assertThat(started.tuple()).isEqualTo(channel.asset(Tuple.class, tuple));
            assertThat(started.attempt()).isEqualTo(3);
        });
        assertThat(state()).isEqualTo(TupleState.doing(tuple, 3));
        assertThat(channel.lastDerived()).containsExactly(new DerivedStatus(tuple, TupleStatus.DOING, false));
    }

    @Test
    void moves_only_by_its_own_organisation() {
        refused(Reason.FORBIDDEN, "does not run", () -> channel.submit(NANTES, new LogStart(tuple, 1)));
        refused(Reason.FORBIDDEN, "does not run", () -> channel.submit(NANTES, new LogFail(tuple, 1, CODE)));
        refused(Reason.FORBIDDEN, "does not run", () -> channel.submit(NANTES, success(1)));
        refused(Reason.FORBIDDEN, "does not run", () -> channel.submit(NANTES, new LogSuccessTest(tuple, 1, "", 1f)));
        refused(Reason.NOT_FOUND, "no tuple", () -> channel.submit(OWKIN, new LogStart(key("x"), 1)));
    }

    @Test
    void does_not_start_before_its_parents_are_done() {
        Key child = channel.key(NANTES, Given.train("algo", "owkin", keys("owkin 2"), tuple));

        refused(
                Reason.ILLEGAL_MOVE,
                "cannot change status from waiting to doing",
                () -> channel.submit(OWKIN, new LogStart(child, 1)));
        channel.submit(OWKIN, new LogStart(tuple, 1));
        refused(
                Reason.ILLEGAL_MOVE,
                "cannot change status from waiting",
                () -> channel.submit(OWKIN, new LogStart(child, 1)));
        channel.submit(OWKIN, success(1));
        assertThat(channel.lastDerived())
                .containsExactly(
                        new DerivedStatus(tuple, TupleStatus.DONE, false),
                        new DerivedStatus(child, TupleStatus.TODO, false));
        channel.submit(OWKIN, new LogStart(child, 1));
    }

    @Test
    void starts_again_only_with_a_higher_attempt() {
        channel.submit(OWKIN, new LogStart(tuple, 2));

        refused(Reason.ILLEGAL_MOVE, "attempt 2 comes too late", () -> channel.submit(OWKIN, new LogStart(tuple, 2)));
        refused(Reason.ILLEGAL_MOVE, "attempt 1 comes too late", () -> channel.submit(OWKIN, new LogStart(tuple, 1)));
        channel.submit(OWKIN, new LogStart(tuple, 3));
        assertThat(state().attempt()).isEqualTo(3);
    }

    @Test
    void records_a_model_and_claims_its_hash() {
        channel.submit(OWKIN, new LogStart(tuple, 1));

        assertThat(channel.submit(OWKIN, success(1))).isEqualTo(Result.Written.of(tuple));

        assertThat(channel.lastRecords())
                .containsExactly(
                        new ModelClaim(model(tuple).hash(), tuple),
                        new TupleState(tuple, 1, TupleStatus.DONE, "log", model(tuple), null, null));
    }

    @Test
    void takes_only_the_result_of_the_running_attempt() {
        refused(Reason.ILLEGAL_MOVE, "from todo to done", () -> channel.submit(OWKIN, success(1)));
        channel.submit(OWKIN, new LogStart(tuple, 2));

        refused(Reason.ILLEGAL_MOVE, "attempt 2 is running", () -> channel.submit(OWKIN, success(1)));
        refused(Reason.ILLEGAL_MOVE, "attempt 2 is running", () -> channel.submit(OWKIN, success(3)));
        refused(Reason.ILLEGAL_MOVE, "from doing to failed", () -> channel.submit(OWKIN, new LogFail(tuple, 1, CODE)));
        channel.submit(OWKIN, success(2));
    }

    @Test
    void keeps_the_first_result_for_ever() {
        channel.submit(OWKIN, new LogStart(tuple, 1));
        channel.submit(OWKIN, success(1));

        refused(Reason.ILLEGAL_MOVE, "from done to done", () -> channel.submit(OWKIN, success(1)));
        refused(Reason.ILLEGAL_MOVE, "from done to doing", () -> channel.submit(OWKIN, new LogStart(tuple, 2)));
        refused(Reason.ILLEGAL_MOVE, "from done to failed", () -> channel.submit(OWKIN, new LogFail(tuple, 2, CODE)));
    }

    @Test
    void claims_a_model_hash_once() {
        channel.submit(OWKIN, new LogStart(tuple, 1));
        channel.submit(OWKIN, success(1));
        Key other = channel.key(NANTES, Given.train("algo", "owkin", keys("owkin 2")));
        channel.submit(OWKIN, new LogStart(other, 1));

        refused(
                Reason.CONFLICT,
                "already a model",
                () -> channel.submit(OWKIN, new LogSuccessTrain(other, 1, "", model(tuple))));
        assertThat(channel.read(TupleState.class, WorldKeys.state(other)).status())
                .isEqualTo(TupleStatus.DOING);
    }

    @Test
    void fails_whether_it_was_started_or_not_and_finally() {
        Key other = channel.key(NANTES, Given.train("algo", "owkin", keys("owkin 2")));
        channel.submit(OWKIN, new LogFail(other, 0, CODE));
        channel.submit(OWKIN, new LogStart(tuple, 2));
        channel.submit(OWKIN, new LogFail(tuple, 2, CODE));

        assertThat(state()).isEqualTo(new TupleState(tuple, 2, TupleStatus.FAILED, CODE, null, null, null));
        assertThat(channel.lastDerived()).containsExactly(new DerivedStatus(tuple, TupleStatus.FAILED, false));
        refused(Reason.ILLEGAL_MOVE, "from failed to failed", () -> channel.submit(OWKIN, new LogFail(tuple, 3, CODE)));
        refused(Reason.ILLEGAL_MOVE, "from failed to doing", () -> channel.submit(OWKIN, new LogStart(other, 1)));
        refused(Reason.ILLEGAL_MOVE, "from failed to done", () -> channel.submit(OWKIN, success(2)));
    }

    @Test
    void tells_the_children_of_a_failed_tuple() {
        Key child = channel.key(NANTES, Given.train("algo", "nantes", keys("nantes 1"), tuple));
        channel.submit(OWKIN, new LogFail(tuple, 0, CODE));

        assertThat(channel.lastDerived())
                .containsExactly(
                        new DerivedStatus(tuple, TupleStatus.FAILED, false),
                        new DerivedStatus(child, TupleStatus.WAITING, true));
        Key late = channel.key(NANTES, Given.train("algo", "nantes", keys("nantes 2"), tuple));
        assertThat(channel.lastDerived()).containsExactly(new DerivedStatus(late, TupleStatus.WAITING, true));
        channel.submit(NANTES, new LogFail(late, 0, CODE));
        assertThat(channel.lastDerived()).containsExactly(new DerivedStatus(late, TupleStatus.FAILED, true));
    }

    @Test
    void records_a_perf_as_the_32_bit_number_it_is() {
        channel.submit(OWKIN, new LogStart(tuple, 1));
        channel.submit(OWKIN, success(1));
        Key test = channel.key(NANTES, Given.test("owkin objective", tuple));
        channel.submit(OWKIN, new LogStart(test, 1));

        refused(
                Reason.ILLEGAL_MOVE,
                "attempt 1 is running",
                () -> channel.submit(OWKIN, new LogSuccessTest(test, 2, "", 1f)));
        assertThat(channel.submit(OWKIN, new LogSuccessTest(test, 1, "", (float) 4.0000000000000036)))
                .isEqualTo(Result.Written.of(test));

        assertThat(channel.lastRecords())
                .containsExactly(new TupleState(test, 1, TupleStatus.DONE, "", null, null, 4f));
    }

    @Test
    void refuses_a_result_of_the_other_kind() {
        channel.submit(OWKIN, new LogStart(tuple, 1));
        refused(Reason.INVALID, "no testtuple", () -> channel.submit(OWKIN, new LogSuccessTest(tuple, 1, "", 1f)));
        channel.submit(OWKIN, success(1));
        Key test = channel.key(NANTES, Given.test("owkin objective", tuple));
        channel.submit(OWKIN, new LogStart(test, 1));

        refused(
                Reason.INVALID,
                "no traintuple",
                () -> channel.submit(OWKIN, new LogSuccessTrain(test, 1, "", model(test))));
    }

    private LogSuccessTrain success(int attempt) {
        return new LogSuccessTrain(tuple, attempt, "log", model(tuple));
    }

    private TupleState state() {
        return channel.read(TupleState.class, WorldKeys.state(tuple));
    }
}
