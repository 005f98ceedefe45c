package org.substra.api.ledger;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.substra.api.testing.LedgerAtHand.CHANNEL;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.error.LedgerUnavailable;
import org.substra.api.readmodel.Assets;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.api.testing.Impatient;
import org.substra.api.testing.LedgerAtHand;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.command.Result;

/** What happens when the ledger keeps one waiting for longer than configured. */
@QuarkusTest
@TestProfile(Impatient.class)
class ImpatientTest {

    private final LedgerAtHand ledger = LedgerAtHand.get();
    private final LedgerCommands commands;
    private final Heads heads;
    private final Assets assets;

    ImpatientTest(LedgerCommands commands, Heads heads, Assets assets) {
        this.commands = commands;
        this.heads = heads;
        this.assets = assets;
    }

    @BeforeEach
    void connected() {
        await().untilAsserted(() -> when().get("/readiness").then().statusCode(200));
    }

    @AfterEach
    void behave() {
        ledger.manners().behave();
    }

    @Test
    void no_answer_is_a_timeout_and_the_command_may_still_have_happened() {
        String word = Given.word();
        ledger.manners().answerNoCommands();

        assertThatExceptionOfType(LedgerTimeout.class).isThrownBy(() -> submit(word));

        ledger.manners().behave();
        Key key = Given.key(word);
        assertThat(Await.result(() -> heads.find(CHANNEL, () -> assets.algo(CHANNEL, AlgoKind.ALGO, key))))
                .isNotNull();
    }

    @Test
    void an_answer_whose_event_does_not_come_is_a_timeout() {
        ledger.manners().pushNothing();
        ledger.manners().answerNoQuestions();

        assertThatExceptionOfType(LedgerTimeout.class)
                .isThrownBy(() -> submit(Given.word()))
                .withMessageContaining("cannot read it yet");
    }

    @Test
    void an_event_that_was_not_pushed_is_pulled_by_who_waits_for_it() {
        String word = Given.word();
        ledger.manners().pushNothing();

        assertThat(submit(word)).isEqualTo(new Result.Written(List.of(Given.key(word))));
    }

    @Test
    void an_adapter_that_cannot_submit_makes_the_ledger_unavailable() {
        ledger.manners().takeNoCommands();

        assertThatExceptionOfType(LedgerUnavailable.class)
                .isThrownBy(() -> submit(Given.word()))
                .withMessageContaining("the log is closed");
    }

    @Test
    void a_miss_is_not_final_while_nobody_answers() {
        ledger.manners().answerNoQuestions();
        Key key = Given.key(Given.word());

        assertThatExceptionOfType(LedgerUnavailable.class)
                .isThrownBy(() ->
                        Await.result(() -> heads.find(CHANNEL, () -> assets.algo(CHANNEL, AlgoKind.ALGO, key))));
    }

    private Result submit(String word) {
        return Await.result(() -> commands.submit(CHANNEL, Given.algo(word)));
    }
}
