package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.head;
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
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.Result;
import org.substra.contract.record.ModelClaim;
import org.substra.contract.record.TupleState;

/** The results of composite and aggregate tuples. */
class CompositeProgressTest {

    private final MemoryChannel channel = Given.consortium();
    private Key tuple = key("set before each");

    @BeforeEach
    void create() {
        tuple = channel.key(NANTES, Given.composite("owkin", "owkin 1"));
        channel.submit(OWKIN, new LogStart(tuple, 1));
    }

    @Test
    void records_head_and_trunk_and_claims_both_hashes() {
        assertThat(channel.submit(OWKIN, success(tuple, 1))).isEqualTo(Result.Written.of(tuple));

        assertThat(channel.lastRecords())
                .containsExactly(
                        new ModelClaim(head(tuple), tuple),
                        new ModelClaim(model(tuple).hash(), tuple),
                        new TupleState(tuple, 1, TupleStatus.DONE, "log", model(tuple), head(tuple), null));
    }

    @Test
    void takes_only_the_result_of_the_running_attempt_and_of_its_worker() {
        refused(Reason.FORBIDDEN, "does not run", () -> channel.submit(NANTES, success(tuple, 1)));
        refused(Reason.ILLEGAL_MOVE, "attempt 1 is running", () -> channel.submit(OWKIN, success(tuple, 2)));
        channel.submit(OWKIN, success(tuple, 1));
        refused(Reason.ILLEGAL_MOVE, "from done to done", () -> channel.submit(OWKIN, success(tuple, 1)));
    }

    @Test
    void claims_hashes_once_whether_of_head_trunk_or_model() {
        channel.submit(OWKIN, success(tuple, 1));
        Key train = channel.key(NANTES, Given.train("algo", "owkin", keys("owkin 1")));
        Key other = channel.key(NANTES, Given.composite("owkin", "owkin 2"));
        channel.submit(OWKIN, new LogStart(train, 1));
        channel.submit(OWKIN, new LogStart(other, 1));

        refused(
                Reason.CONFLICT,
                model(tuple).hash().value(),
                () -> channel.submit(OWKIN, new LogSuccessTrain(train, 1, "", model(tuple))));
        refused(
                Reason.CONFLICT,
                head(tuple).value(),
                () -> channel.submit(OWKIN, new LogSuccessCompositeTrain(other, 1, "", head(tuple), model(other))));
        refused(
                Reason.CONFLICT,
                model(tuple).hash().value(),
                () -> channel.submit(OWKIN, new LogSuccessCompositeTrain(other, 1, "", head(other), model(tuple))));
        refused(
                Reason.CONFLICT,
                model(other).hash().value(),
                () -> channel.submit(
                        OWKIN,
                        new LogSuccessCompositeTrain(other, 1, "", model(other).hash(), model(other))));
        channel.submit(OWKIN, success(other, 1));
    }

    @Test
    void refuses_results_of_another_kind() {
        Key train = channel.key(NANTES, Given.train("algo", "owkin", keys("owkin 1")));
        Key aggregate = channel.key(NANTES, Given.aggregate(OWKIN));
        channel.submit(OWKIN, new LogStart(train, 1));
        channel.submit(OWKIN, new LogStart(aggregate, 1));

        refused(Reason.INVALID, "no composite traintuple with key", () -> channel.submit(OWKIN, success(train, 1)));
        refused(Reason.INVALID, "no composite traintuple", () -> channel.submit(OWKIN, success(aggregate, 1)));
        refused(
                Reason.INVALID,
                "no traintuple or aggregatetuple",
                () -> channel.submit(OWKIN, new LogSuccessTrain(tuple, 1, "", model(tuple))));
        refused(Reason.INVALID, "no testtuple", () -> channel.submit(OWKIN, new LogSuccessTest(aggregate, 1, "", 1f)));
    }

    @Test
    void takes_the_model_of_an_aggregatetuple_like_a_traintuples() {
        Key aggregate = channel.key(NANTES, Given.aggregate(OWKIN));

        Given.done(channel, OWKIN, aggregate);

        assertThat(channel.lastRecords())
                .containsExactly(
                        new ModelClaim(model(aggregate).hash(), aggregate),
                        new TupleState(aggregate, 1, TupleStatus.DONE, "", model(aggregate), null, null));
    }

    @Test
    void needs_both_models_and_a_short_log() {
        refused(
                Reason.INVALID,
                "log: 0 to 200",
                () -> new LogSuccessCompositeTrain(tuple, 1, "x".repeat(201), head(tuple), model(tuple)));
    }

    private static LogSuccessCompositeTrain success(Key tuple, int attempt) {
        return new LogSuccessCompositeTrain(tuple, attempt, "log", head(tuple), model(tuple));
    }
}
