package org.substra.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.substra.contract.rule.Given.EVERYBODY;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.Position;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.event.Event;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.Tuple;
import org.substra.contract.rule.Given;
import org.substra.ledger.input.Seen;
import org.substra.ledger.input.SignedInput;
import org.substra.ledger.testing.Adapter;
import org.substra.ledger.testing.Hospitals;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Organisation;
import org.substra.ledger.testing.OtherRules;
import org.substra.ledger.testing.TestDatabase;

/** Two organisations execute one log, and what they refuse they refuse alike. */
class ExecutorTest {

    private final Hospitals two = new Hospitals();

    @AfterEach
    void drop() {
        two.close();
    }

    @Test
    void all_come_to_the_same_hashes_and_events() {
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));

        assertThat(two.nantesAdapter.catchUp()).isEqualTo(two.owkinAdapter.catchUp());
        assertThat(two.nantesAdapter.events())
                .isEqualTo(two.owkinAdapter.events())
                .hasSize(4);
        assertThat(two.owkinAdapter.events())
                .extracting(Event::position)
                .extracting(Position::block)
                .containsExactly(0L, 1L, 2L, 3L);
        Event last = two.owkinAdapter.events().getLast();
        assertThat(last.previous()).isEqualTo(new Position(2, 0));
        assertThat(last.function()).isEqualTo("registerAlgo");
        assertThat(last.commandId()).isEqualTo("algo");
        assertThat(last.records()).hasSize(1);
    }

    @Test
    void what_is_no_input_is_a_refusal_that_all_record_and_stops_nobody() {
        Tip before = two.owkinAdapter.catchUp();
        two.append("rubbish".getBytes(StandardCharsets.UTF_8));
        two.append(new byte[0]);
        two.append(new byte[SignedInput.MAX_BYTES + 1]);
        two.append("{\"input\":{},\"signature\":\"\"}".getBytes(StandardCharsets.UTF_8));
        two.append(Organisation.of("strangerMSP").signer().sign(Logs.CHANNEL, "x", new RegisterNode(), before.seen()));
        two.append(Organisation.of("owkinMSP").signer().sign(Logs.CHANNEL, "x", new RegisterNode(), before.seen()));
        two.append(two.owkin.signer().sign("another", "x", new RegisterNode(), before.seen()));
        two.append(spaced(two.owkin.signer().sign(Logs.CHANNEL, "x", new RegisterNode(), before.seen())));

        Tip after = two.owkinAdapter.catchUp();

        assertThat(after.number()).isEqualTo(before.number() + 8);
        assertThat(after.event()).isEqualTo(before.event());
        assertThat(two.nantesAdapter.catchUp()).isEqualTo(after);
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        assertThat(two.owkinAdapter.catchUp().event()).isEqualTo(new Position(after.number() + 1, 0));
    }

    @Test
    void an_input_played_again_is_refused_by_all_alike() {
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        byte[] played = Logs.entries(two.log).getLast().bytes();
        two.append(played);

        Tip tip = two.owkinAdapter.catchUp();

        assertThat(tip).isEqualTo(two.nantesAdapter.catchUp());
        assertThat(tip.event()).isEqualTo(new Position(tip.number() - 1, 0));
        assertThat(reasons(two.owkinOwn)).isEqualTo("conflict").isEqualTo(reasons(two.nantesOwn));
    }

    @Test
    void an_illegal_move_is_refused_by_all_alike_however_well_signed() {
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        two.submit(two.owkin, "manager", Given.dataManager("owkin", EVERYBODY));
        two.submit(two.owkin, "sample", Given.samples("owkin", false, "s"));
        two.submit(two.owkin, "train", Given.train("algo", "owkin", List.of(Given.key("s"))));
        two.owkinAdapter.catchUp();
        LedgerRecord created = two.owkinAdapter.events().getLast().records().getFirst();
        Key tuple = ((Tuple) created).key();

        two.submit(two.owkin, "end", new LogSuccessTrain(tuple, 1, "", Given.model(tuple)));
        two.submit(two.nantes, "start", new LogStart(tuple, 1));
        two.submit(two.owkin, "unknown", new LogStart(Given.key("no such tuple"), 1));

        assertThat(two.owkinAdapter.catchUp()).isEqualTo(two.nantesAdapter.catchUp());
        assertThat(reasons(two.owkinOwn))
                .isEqualTo("illegal-move forbidden not-found")
                .isEqualTo(reasons(two.nantesOwn));
    }

    @Test
    void stops_where_a_rule_breaks_and_keeps_all_before_it() {
        Tip before = two.owkinAdapter.catchUp();
        two.submit(two.owkin, "good", new RegisterNode());
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        var broken = new Adapter(Logs.hash(two.genesis), OtherRules.breakingOnAlgos(), two.log, two.nantesOwn);

        assertThatThrownBy(broken::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry " + (before.number() + 2) + ": this release cannot execute it");
        assertThat(broken.tip().number()).isEqualTo(before.number() + 1);
    }

    @Test
    void executes_a_batch_again_that_was_not_committed() {
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        assertThatThrownBy(() -> two.owkinAdapter.catchUp(_ -> {
                    throw new IllegalArgumentException("killed after the commit, before anything was told");
                }))
                .hasMessageContaining("killed");

        assertThat(two.owkinAdapter.catchUp()).isEqualTo(two.nantesAdapter.catchUp());
    }

    @Test
    void several_adapters_share_one_database_and_execute_each_entry_once() throws InterruptedException {
        Seen begun = seenGenesis();
        for (int i = 0; i < 300; i++) {
            two.append(two.owkin.signer().sign(Logs.CHANNEL, "c" + i, new RegisterNode(), begun));
        }
        Adapter second = Adapter.of(two.genesis, two.log, two.owkinOwn);
        Thread oneThread = Thread.ofVirtual().start(two.owkinAdapter::catchUp);
        Thread otherThread = Thread.ofVirtual().start(second::catchUp);
        oneThread.join();
        otherThread.join();

        assertThat(two.owkinAdapter.tip()).isEqualTo(two.nantesAdapter.catchUp());
        assertThat(two.owkinOwn.count("select count(*) from executed")).isEqualTo(303);
        assertThat(two.owkinAdapter.events().size() + second.events().size()).isEqualTo(303);
    }

    private Seen seenGenesis() {
        try (TestDatabase fresh = TestDatabase.log();
                TestDatabase own = TestDatabase.own()) {
            Logs.begin(fresh, two.genesis);
            return Adapter.of(two.genesis, fresh, own).catchUp().seen();
        }
    }

    private static String reasons(TestDatabase own) {
        return own.text("select string_agg(convert_from(verdict, 'UTF8')::json ->> 'reason', ' ' order by number)"
                + " from executed where convert_from(verdict, 'UTF8') like '%\"refused\"%'");
    }

    private static byte[] spaced(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).replace(",", ", ").getBytes(StandardCharsets.UTF_8);
    }
}
