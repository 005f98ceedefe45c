package org.substra.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.substra.contract.rule.Given.EVERYBODY;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.rule.Given;
import org.substra.ledger.testing.Adapter;
import org.substra.ledger.testing.Hospitals;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Organisation;
import org.substra.ledger.testing.OtherRules;
import org.substra.ledger.testing.TestDatabase;

/** What the operator of the log, or one of its members, may try; and who notices, when, and what he says. */
class FraudTest {

    private final Hospitals two = new Hospitals();

    @AfterEach
    void drop() {
        two.close();
    }

    @Test
    void notices_an_entry_that_changed_after_it_was_executed() {
        long last = two.owkinAdapter.catchUp().number();
        Logs.rewrite(
                two.log,
                last,
                two.owkin
                        .signer()
                        .sign(
                                Logs.CHANNEL,
                                "other",
                                new RegisterNode(),
                                two.owkinAdapter.tip().seen()));

        assertThatThrownBy(two.owkinAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry " + last + ": its bytes have changed");
    }

    @Test
    void notices_a_last_entry_that_is_gone() {
        long last = two.owkinAdapter.catchUp().number();
        two.log.tamper("delete from log where number = " + last);

        assertThatThrownBy(two.owkinAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry " + last + ": we executed it, and now it is gone");
    }

    @Test
    void notices_an_entry_missing_in_the_middle() {
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        two.log.tamper("delete from log where number = 2");

        assertThatThrownBy(two.nantesAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry 2: it is missing");
        assertThat(two.nantesAdapter.tip().number()).isEqualTo(1);
    }

    @Test
    void notices_an_entry_that_changed_in_the_middle_when_it_executes_all_of_the_log() {
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        two.submit(two.owkin, "next", Given.algo("next", EVERYBODY));
        Logs.rewrite(two.log, 3, Logs.entries(two.log).get(2).bytes());

        assertThatThrownBy(two.nantesAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry 4: owkinMSP was shown other entries than we were, at or before entry 3");
    }

    @Test
    void notices_a_changed_world_state_row_at_the_next_input_after_it_mattered() {
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        two.nantesAdapter.catchUp();
        two.nantesOwn.tamper("delete from world where key = 'asset/" + Given.key("algo") + "'");
        two.submit(two.owkin, "again", Given.algo("algo", EVERYBODY));
        two.submit(two.owkin, "next", Given.algo("next", EVERYBODY));

        assertThatThrownBy(two.nantesAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry 5: owkinMSP executes by other rules than we do")
                .hasMessageContaining("entry 4");
    }

    @Test
    void notices_a_log_rebuilt_from_the_same_entry_0() {
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        two.owkinAdapter.catchUp();
        two.nantesAdapter.catchUp();
        try (TestDatabase rebuilt = TestDatabase.log();
                TestDatabase own = TestDatabase.own()) {
            Logs.begin(rebuilt, two.genesis);
            Adapter fresh = Adapter.of(two.genesis, rebuilt, own);
            Logs.append(rebuilt, Logs.entries(two.log).get(1).bytes());
            assertThatThrownBy(
                            () -> Adapter.of(two.genesis, rebuilt, two.owkinOwn).catchUp())
                    .as("it is shorter")
                    .isInstanceOf(Divergence.class)
                    .hasMessageContaining("entry 3: we executed it, and now it is gone");

            for (int i = 0; i < 3; i++) {
                byte[] other = two.nantes
                        .signer()
                        .sign(
                                Logs.CHANNEL,
                                "other " + i,
                                new RegisterNode(),
                                fresh.catchUp().seen());
                Logs.append(rebuilt, other);
            }
            assertThatThrownBy(() ->
                            Adapter.of(two.genesis, rebuilt, two.nantesOwn).catchUp())
                    .as("it is longer")
                    .isInstanceOf(Divergence.class)
                    .hasMessageContaining("entry 3: its bytes have changed");
        }
    }

    @Test
    void notices_a_log_rebuilt_with_other_members() {
        two.owkinAdapter.catchUp();
        try (TestDatabase rebuilt = TestDatabase.log();
                TestDatabase own = TestDatabase.own()) {
            Logs.begin(rebuilt, Logs.genesis(two.owkin, two.nantes, Organisation.of("intruderMSP")));

            assertThatThrownBy(() -> Adapter.of(two.genesis, rebuilt, own).catchUp())
                    .isInstanceOf(Divergence.class)
                    .hasMessageContaining("entry 0: it has hash")
                    .hasMessageContaining("configuration pins");
            assertThatThrownBy(
                            () -> Adapter.of(two.genesis, rebuilt, two.owkinOwn).catchUp())
                    .isInstanceOf(Divergence.class);
        }
    }

    @Test
    void notices_two_orders_shown_to_two_organisations_at_the_next_input() {
        Tip seen = two.owkinAdapter.catchUp();
        byte[] first = two.owkin.signer().sign(Logs.CHANNEL, "first", Given.algo("a", EVERYBODY), seen.seen());
        byte[] second = two.owkin.signer().sign(Logs.CHANNEL, "second", Given.algo("b", EVERYBODY), seen.seen());
        try (TestDatabase other = TestDatabase.log()) {
            Logs.begin(other, two.genesis);
            Logs.entries(two.log).stream().skip(1).forEach(entry -> Logs.append(other, entry.bytes()));
            two.append(first);
            two.append(second);
            Logs.append(other, second);
            Logs.append(other, first);
            Adapter shownOther = Adapter.of(two.genesis, other, two.nantesOwn);
            byte[] next = two.nantes
                    .signer()
                    .sign(
                            Logs.CHANNEL,
                            "next",
                            Given.algo("c", EVERYBODY),
                            shownOther.catchUp().seen());
            two.append(next);

            assertThatThrownBy(two.owkinAdapter::catchUp)
                    .isInstanceOf(Divergence.class)
                    .hasMessageContaining("entry 5: chu-nantesMSP was shown other entries than we were")
                    .hasMessageContaining("entry 4");
            assertThat(two.owkinAdapter.tip().number()).isEqualTo(4);
        }
    }

    @Test
    void notices_an_adapter_whose_rules_differ_at_its_next_input() {
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        var lenient = new Adapter(Logs.hash(two.genesis), OtherRules.refusingAlgos(), two.log, two.nantesOwn);
        Tip theirs = lenient.catchUp();
        two.append(two.nantes.signer().sign(Logs.CHANNEL, "next", Given.algo("c", EVERYBODY), theirs.seen()));

        assertThatThrownBy(two.owkinAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("entry 4: chu-nantesMSP executes by other rules than we do")
                .hasMessageContaining("entry 3");
    }

    @Test
    void notices_an_input_that_claims_to_have_seen_the_future() {
        Tip tip = two.owkinAdapter.catchUp();
        Tip future = new Tip(tip.number() + 1, tip.chain(), tip.result(), tip.event());
        two.append(two.owkin.signer().sign(Logs.CHANNEL, "x", new RegisterNode(), future.seen()));

        assertThatThrownBy(two.owkinAdapter::catchUp)
                .isInstanceOf(Divergence.class)
                .hasMessageContaining("which is not before it");
    }
}
