package org.substra.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.EVERYBODY;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.command.Command;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.Rules;
import org.substra.contract.world.WorldState;
import org.substra.ledger.input.Hashes;
import org.substra.ledger.input.Input;
import org.substra.ledger.input.SignedInput;
import org.substra.ledger.log.SharedLog;
import org.substra.ledger.testing.Hospitals;
import org.substra.ledger.testing.Logs;

/** What was simulated is executed as it is, and only when nothing that it read has changed. */
class SimulationsTest {

    private final Hospitals two = new Hospitals();
    private final CountedRules rules = new CountedRules();
    private final Simulations simulations = new Simulations();
    private final List<Committed> told = new ArrayList<>();
    private final Executor executor = new Executor(
            Logs.CHANNEL,
            Logs.hash(two.genesis),
            rules,
            simulations,
            new SharedLog(two.log.source()),
            two.owkinOwn.source());

    @AfterEach
    void drop() {
        two.close();
    }

    @Test
    void a_command_that_was_simulated_is_not_executed_again_and_has_the_same_outcome() throws SQLException {
        two.owkinAdapter.catchUp();
        submit("algo", Given.algo("algo", EVERYBODY));

        Tip tip = catchUp();

        assertThat(rules.executed).isZero();
        assertThat(two.nantesAdapter.catchUp()).isEqualTo(tip);
        assertThat(told.getLast().events())
                .containsExactly(two.nantesAdapter.events().getLast());
    }

    @Test
    void a_command_that_comes_after_another_which_it_has_not_read_is_not_executed_again() throws SQLException {
        two.owkinAdapter.catchUp();
        submit("first", Given.algo("first", EVERYBODY));
        submit("second", Given.algo("second", EVERYBODY));

        Tip tip = catchUp();

        assertThat(rules.executed).isZero();
        assertThat(two.nantesAdapter.catchUp()).isEqualTo(tip);
    }

    @Test
    void a_command_whose_key_was_taken_since_is_refused_although_its_simulation_was_not() throws SQLException {
        two.owkinAdapter.catchUp();
        byte[] simulated = sign("mine", Given.algo("algo", EVERYBODY));
        two.submit(two.nantes, "theirs", Given.algo("algo", EVERYBODY));
        two.append(simulated);

        Tip tip = catchUp();

        assertThat(rules.executed).isPositive();
        assertThat(told.getLast().finished().getLast().outcome().verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(two.nantesAdapter.catchUp()).isEqualTo(tip);
    }

    @Test
    void a_command_that_was_appended_twice_is_a_repetition_the_second_time() throws SQLException {
        two.owkinAdapter.catchUp();
        byte[] simulated = sign("algo", Given.algo("algo", EVERYBODY));
        two.append(simulated);
        two.append(simulated);

        Tip tip = catchUp();

        assertThat(told.getLast().finished()).hasSize(1);
        assertThat(two.nantesAdapter.catchUp()).isEqualTo(tip);
    }

    @Test
    void what_does_not_fit_is_not_remembered() throws SQLException {
        Input input =
                SignedInput.read(sign("algo", Given.algo("algo", EVERYBODY))).input();
        Simulation simulation = simulate(input.command());
        var full = new Simulations();
        byte[] another = {1};
        try (var _ = full.remember(new byte[SignedInput.MAX_BYTES_OF_ONE_TUPLE], input, simulation);
                var _ = full.remember(another, input, simulation)) {
            assertThat(full.find(Hashes.of(another))).isEmpty();
        }
        try (var _ = full.remember(another, input, simulation)) {
            assertThat(full.find(Hashes.of(another))).isPresent();
        }
    }

    private void submit(String id, Command command) throws SQLException {
        two.append(sign(id, command));
    }

    private byte[] sign(String id, Command command) throws SQLException {
        Simulation simulation = simulate(command);
        var input = new Input(
                Logs.CHANNEL, two.owkin.id(), id, command, simulation.tip().seen());
        byte[] signed = two.owkin.signer().sign(input);
        simulations.remember(signed, input, simulation);
        return signed;
    }

    private Simulation simulate(Command command) throws SQLException {
        return new Archive(Logs.CHANNEL, two.owkinOwn.source()).simulate(two.owkin.id(), command, RulesEngine.CONTRACT);
    }

    private Tip catchUp() throws SQLException {
        Executor.Step step;
        do {
            step = executor.step(told::add);
        } while (step.more());
        return step.tip();
    }

    /** The contract's, counted. */
    private static final class CountedRules implements RulesEngine {

        private int executed;

        @Override
        public List<LedgerRecord> begin(int version, WorldState world) {
            return Rules.begin(version, world);
        }

        @Override
        public Rules.Outcome execute(Command command, WorldState world) {
            executed++;
            return Rules.execute(command, world);
        }
    }
}
