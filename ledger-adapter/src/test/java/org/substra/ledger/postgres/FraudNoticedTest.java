package org.substra.ledger.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.substra.contract.rule.Given.EVERYBODY;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.message.CommandAnswer.Unavailable;
import org.substra.contract.rule.Given;
import org.substra.ledger.execution.RulesEngine;
import org.substra.ledger.testing.Adapter;
import org.substra.ledger.testing.Hospitals;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Organisation;
import org.substra.ledger.testing.OtherRules;
import org.substra.ledger.testing.TestDatabase;

/** The running adapters of two organisations: who notices turns unready, names the entry, and signs nothing on top of it. */
class FraudNoticedTest {

    private final Hospitals two = new Hospitals();
    private Node owkin;
    private Node nantes;

    @BeforeEach
    void start() {
        owkin = start(two.owkin, RulesEngine.CONTRACT, two.log, two.owkinOwn);
        nantes = start(two.nantes, RulesEngine.CONTRACT, two.log, two.nantesOwn);
        two.submit(two.owkin, "algo", Given.algo("algo", EVERYBODY));
        await().until(() -> isAt(3, two.owkinOwn) && isAt(3, two.nantesOwn));
    }

    @AfterEach
    void stop() {
        owkin.close();
        nantes.close();
        two.close();
    }

    @Test
    void a_changed_entry() throws Exception {
        Logs.rewrite(two.log, 3, two.sign(two.owkin, "other", new RegisterNode()));

        assertBothName("entry 3: its bytes have changed since we executed it");
    }

    @Test
    void a_deleted_last_entry() throws Exception {
        two.log.tamper("delete from log where number = 3");

        assertBothName("entry 3: we executed it, and now it is gone from the log");
    }

    @Test
    void an_adapter_whose_rules_differ() throws Exception {
        nantes.close();
        two.submit(two.owkin, "first", Given.algo("first", EVERYBODY));
        nantes = start(two.nantes, OtherRules.refusingAlgos(), two.log, two.nantesOwn);
        await().until(() -> isAt(4, two.nantesOwn));

        nantes.submit("second", new RegisterNode());

        assertNamed(
                owkin,
                "entry 5: chu-nantesMSP executes by other rules than we do: outcomes differ at or before entry 4");
    }

    @Test
    void two_orders_shown_to_two_organisations() throws Exception {
        nantes.close();
        byte[] first = two.sign(two.owkin, "first", Given.algo("first", EVERYBODY));
        byte[] second = two.sign(two.owkin, "second", Given.algo("second", EVERYBODY));
        try (TestDatabase other = TestDatabase.log()) {
            Logs.begin(other, two.genesis);
            Logs.entries(two.log).stream().skip(1).forEach(entry -> Logs.append(other, entry.bytes()));
            Logs.append(other, second);
            Logs.append(other, first);
            two.append(first);
            two.append(second);
            nantes = start(two.nantes, RulesEngine.CONTRACT, other, two.nantesOwn);
            await().until(() -> isAt(5, two.owkinOwn) && isAt(5, two.nantesOwn));

            assertThat(nantes.submit("third", new RegisterNode()).get(20, SECONDS))
                    .isPresent();
            two.append(Logs.entries(other).getLast().bytes());

            assertNamed(owkin, "entry 6: chu-nantesMSP was shown other entries than we were, at or before entry 5");
        }
    }

    private void assertBothName(String what) throws Exception {
        assertNamed(owkin, what);
        assertNamed(nantes, what);
    }

    private static void assertNamed(Node node, String what) throws Exception {
        await().untilAsserted(
                        () -> assertThat(node.channel().trouble().orElse("")).contains(what));
        assertThat(node.submit("too late", Given.algo("too late", EVERYBODY)).get(20, SECONDS))
                .get()
                .isInstanceOf(Unavailable.class);
    }

    private Node start(Organisation organisation, RulesEngine rules, TestDatabase log, TestDatabase own) {
        return Node.start(organisation.signer(), two.genesis, rules, log.source(), own);
    }

    private boolean isAt(long number, TestDatabase own) {
        return Adapter.of(two.genesis, two.log, own).tip().number() == number;
    }
}
