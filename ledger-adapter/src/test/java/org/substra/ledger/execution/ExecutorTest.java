package org.substra.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.substra.contract.rule.Given.EVERYBODY;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Position;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.RegisterAlgo;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.event.Event;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.Rules;
import org.substra.contract.world.WorldState;
import org.substra.ledger.input.Seen;
import org.substra.ledger.input.SignedInput;
import org.substra.ledger.testing.Adapter;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Organisation;
import org.substra.ledger.testing.TestDatabase;

/** Two organisations execute one log: what they refuse alike, and what they notice. */
class ExecutorTest {

    private final Organisation owkin = Organisation.of("owkinMSP");
    private final Organisation nantes = Organisation.of("chu-nantesMSP");
    private final byte[] genesis = Logs.genesis(owkin, nantes);
    private final TestDatabase log = TestDatabase.log();
    private final TestDatabase owkinOwn = TestDatabase.own();
    private final TestDatabase nantesOwn = TestDatabase.own();
    private final Adapter owkinAdapter = Adapter.of(genesis, log, owkinOwn);
    private final Adapter nantesAdapter = Adapter.of(genesis, log, nantesOwn);

    @BeforeEach
    void begin() {
        Logs.begin(log, genesis);
        submit(owkin, "register-owkin", new RegisterNode());
        submit(nantes, "register-nantes", new RegisterNode());
    }

    @AfterEach
    void drop() {
        log.close();
        owkinOwn.close();
        nantesOwn.close();
    }

    @Test
    void all_come_to_the_same_hashes_and_events() {
        submit(owkin, "algo", Given.algo("algo", EVERYBODY));

        assertThat(nantesAdapter.catchUp()).isEqualTo(owkinAdapter.catchUp());
        assertThat(nantesAdapter.events()).isEqualTo(owkinAdapter.events()).hasSize(4);
        assertThat(owkinAdapter.events())
                .extracting(Event::position)
                .extracting(Position::block)
                .containsExactly(0L, 1L, 2L, 3L);
        Event last = owkinAdapter.events().getLast();
        assertThat(last.previous()).isEqualTo(new Position(2, 0));
        assertThat(last.function()).isEqualTo("registerAlgo");
        assertThat(last.commandId()).isEqualTo("algo");
        assertThat(last.records()).hasSize(1);
    }

    @Test
    void what_is_no_input_is_a_refusal_that_all_record_and_stops_nobody() {
        Tip before = owkinAdapter.catchUp();
        append("rubbish".getBytes(StandardCharsets.UTF_8));
        append(new byte[0]);
        append(new byte[SignedInput.MAX_BYTES + 1]);
        append("{\"input\":{},\"signature\":\"\"}".getBytes(StandardCharsets.UTF_8));
        append(Organisation.of("strangerMSP").signer().sign(Logs.CHANNEL, "x", new RegisterNode(), before.seen()));
        append(Organisation.of("owkinMSP").signer().sign(Logs.CHANNEL, "x", new RegisterNode(), before.seen()));
        append(owkin.signer().sign("another", "x", new RegisterNode(), before.seen()));
        append(spaced(owkin.signer().sign(Logs.CHANNEL, "x", new RegisterNode(), before.seen())));

        Tip after = owkinAdapter.catchUp();

        assertThat(after.number()).isEqualTo(before.number() + 8);
        assertThat(after.event()).isEqualTo(before.event());
        assertThat(nantesAdapter.catchUp()).isEqualTo(after);
        submit(owkin, "algo", Given.algo("algo", EVERYBODY));
        assertThat(owkinAdapter.catchUp().event()).isEqualTo(new Position(after.number() + 1, 0));
    }

    @Test
    void an_input_played_again_is_refused_by_all_alike() {
        submit(owkin, "algo", Given.algo("algo", EVERYBODY));
        byte[] played = Logs.entries(log).getLast().bytes();
        append(played);

        Tip tip = owkinAdapter.catchUp();

        assertThat(tip).isEqualTo(nantesAdapter.catchUp());
        assertThat(tip.event()).isEqualTo(new Position(tip.number() - 1, 0));
        assertThat(refusals(owkinOwn)).isEqualTo(1).isEqualTo(refusals(nantesOwn));
    }

    @Test
    void an_illegal_move_is_refused_by_all_alike_however_well_signed() {
        submit(owkin, "start", new LogStart(Given.key("no such tuple"), 1));
        submit(owkin, "private", Given.samples("not mine", false, "s"));

        assertThat(owkinAdapter.catchUp()).isEqualTo(nantesAdapter.catchUp());
        assertThat(refusals(owkinOwn)).isEqualTo(2).isEqualTo(refusals(nantesOwn));
    }

    @Test
    void notices_an_entry_that_changed_after_it_was_executed() {
        long last = owkinAdapter.catchUp().number();
        Logs.rewrite(
                log,
                last,
                owkin.signer()
                        .sign(
                                Logs.CHANNEL,
                                "other",
                                new RegisterNode(),
                                owkinAdapter.tip().seen()));

        assertThatThrownBy(owkinAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry " + last + ": its bytes have changed");
    }

    @Test
    void notices_a_last_entry_that_is_gone() {
        long last = owkinAdapter.catchUp().number();
        log.tamper("delete from log where number = " + last);

        assertThatThrownBy(owkinAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry " + last + ": we executed it, and now it is gone");
    }

    @Test
    void notices_an_entry_missing_in_the_middle() {
        submit(owkin, "algo", Given.algo("algo", EVERYBODY));
        log.tamper("delete from log where number = 2");

        assertThatThrownBy(nantesAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry 2: it is missing");
        assertThat(nantesAdapter.tip().number()).isEqualTo(1);
    }

    @Test
    void notices_a_log_rebuilt_with_other_members() {
        owkinAdapter.catchUp();
        try (TestDatabase rebuilt = TestDatabase.log();
                TestDatabase own = TestDatabase.own()) {
            Logs.begin(rebuilt, Logs.genesis(owkin, nantes, Organisation.of("intruderMSP")));

            assertThatThrownBy(() -> Adapter.of(genesis, rebuilt, own).catchUp())
                    .isInstanceOf(Divergence.class)
                    .hasMessageContaining("entry 0: it has hash")
                    .hasMessageContaining("configuration pins");
            assertThatThrownBy(() -> Adapter.of(genesis, rebuilt, owkinOwn).catchUp())
                    .isInstanceOf(Divergence.class);
        }
    }

    @Test
    void notices_two_orders_shown_to_two_organisations_at_the_next_input() {
        Tip seen = owkinAdapter.catchUp();
        byte[] first = owkin.signer().sign(Logs.CHANNEL, "first", Given.algo("a", EVERYBODY), seen.seen());
        byte[] second = owkin.signer().sign(Logs.CHANNEL, "second", Given.algo("b", EVERYBODY), seen.seen());
        try (TestDatabase other = TestDatabase.log()) {
            Logs.begin(other, genesis);
            Logs.entries(log).stream().skip(1).forEach(entry -> Logs.append(other, entry.bytes()));
            append(first);
            append(second);
            Logs.append(other, second);
            Logs.append(other, first);
            Adapter shownOther = Adapter.of(genesis, other, nantesOwn);
            byte[] next = nantes.signer()
                    .sign(
                            Logs.CHANNEL,
                            "next",
                            Given.algo("c", EVERYBODY),
                            shownOther.catchUp().seen());
            append(next);

            assertThatThrownBy(owkinAdapter::catchUp)
                    .isInstanceOf(Divergence.class)
                    .hasMessageContaining("entry 5: chu-nantesMSP was shown other entries than we were")
                    .hasMessageContaining("entry 4");
            assertThat(owkinAdapter.tip().number()).isEqualTo(4);
        }
    }

    @Test
    void notices_an_adapter_whose_rules_differ_at_its_next_input() {
        submit(owkin, "algo", Given.algo("algo", EVERYBODY));
        var lenient = new Adapter(Logs.hash(genesis), new RefusesAlgos(), log, nantesOwn);
        Tip theirs = lenient.catchUp();
        append(nantes.signer().sign(Logs.CHANNEL, "next", Given.algo("c", EVERYBODY), theirs.seen()));

        assertThatThrownBy(owkinAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry 4: chu-nantesMSP executes by other rules than we do")
                .hasMessageContaining("entry 3");
    }

    @Test
    void notices_an_input_that_claims_to_have_seen_the_future() {
        Tip tip = owkinAdapter.catchUp();
        Tip future = new Tip(tip.number() + 1, tip.chain(), tip.result(), tip.event());
        append(owkin.signer().sign(Logs.CHANNEL, "x", new RegisterNode(), future.seen()));

        assertThatThrownBy(owkinAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("which is not before it");
    }

    @Test
    void stops_where_a_rule_breaks_and_keeps_all_before_it() {
        Tip before = owkinAdapter.catchUp();
        submit(owkin, "good", new RegisterNode());
        submit(owkin, "algo", Given.algo("algo", EVERYBODY));
        var broken = new Adapter(Logs.hash(genesis), new BreaksOnAlgos(), log, nantesOwn);

        assertThatThrownBy(broken::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry " + (before.number() + 2) + ": this release cannot execute it");
        assertThat(broken.tip().number()).isEqualTo(before.number() + 1);
    }

    @Test
    void executes_a_batch_again_that_was_not_committed() {
        submit(owkin, "algo", Given.algo("algo", EVERYBODY));
        assertThatThrownBy(() -> owkinAdapter.catchUp(_ -> {
                    throw new IllegalArgumentException("killed after the commit, before anything was told");
                }))
                .hasMessageContaining("killed");

        assertThat(owkinAdapter.catchUp()).isEqualTo(nantesAdapter.catchUp());
    }

    @Test
    void several_adapters_share_one_database_and_execute_each_entry_once() throws InterruptedException {
        Seen begun = seenGenesis();
        for (int i = 0; i < 300; i++) {
            append(owkin.signer().sign(Logs.CHANNEL, "c" + i, new RegisterNode(), begun));
        }
        Adapter second = Adapter.of(genesis, log, owkinOwn);
        Thread one = Thread.ofVirtual().start(owkinAdapter::catchUp);
        Thread two = Thread.ofVirtual().start(second::catchUp);
        one.join();
        two.join();

        assertThat(owkinAdapter.tip()).isEqualTo(nantesAdapter.catchUp());
        assertThat(owkinOwn.count("select count(*) from executed")).isEqualTo(303);
        assertThat(owkinAdapter.events().size() + second.events().size()).isEqualTo(303);
    }

    private Seen seenGenesis() {
        try (TestDatabase fresh = TestDatabase.log();
                TestDatabase own = TestDatabase.own()) {
            Logs.begin(fresh, genesis);
            return Adapter.of(genesis, fresh, own).catchUp().seen();
        }
    }

    private void submit(Organisation caller, String id, Command command) {
        append(caller.signer()
                .sign(Logs.CHANNEL, id, command, owkinAdapter.catchUp().seen()));
    }

    private void append(byte[] bytes) {
        Logs.append(log, bytes);
    }

    private static long refusals(TestDatabase own) {
        return own.count("select count(*) from executed where convert_from(verdict, 'UTF8') like '%\"refused\"%'");
    }

    private static byte[] spaced(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).replace(",", ", ").getBytes(StandardCharsets.UTF_8);
    }

    /** Rules that refuse what ours accept. */
    private static final class RefusesAlgos implements RulesEngine {
        @Override
        public List<LedgerRecord> begin(int version, WorldState world) {
            return CONTRACT.begin(version, world);
        }

        @Override
        public Rules.Outcome execute(Command command, WorldState world) {
            if (command instanceof RegisterAlgo) {
                throw Refusal.invalid("no algos here");
            }
            return CONTRACT.execute(command, world);
        }
    }

    /** Rules with a bug. */
    private static final class BreaksOnAlgos implements RulesEngine {
        @Override
        public List<LedgerRecord> begin(int version, WorldState world) {
            return CONTRACT.begin(version, world);
        }

        @Override
        public Rules.Outcome execute(Command command, WorldState world) {
            if (command instanceof RegisterAlgo) {
                throw new IllegalStateException("a bug");
            }
            return CONTRACT.execute(command, world);
        }
    }
}
