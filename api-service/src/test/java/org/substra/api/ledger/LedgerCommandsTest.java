package org.substra.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.substra.api.testing.LedgerAtHand.CHANNEL;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.api.readmodel.Assets;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.command.Result;
import org.substra.contract.record.Algo;

@QuarkusTest
class LedgerCommandsTest {

    private final LedgerCommands commands;
    private final Assets assets;

    LedgerCommandsTest(LedgerCommands commands, Assets assets) {
        this.commands = commands;
        this.assets = assets;
    }

    @Test
    void answers_when_its_own_write_can_be_read() {
        String word = Given.word();
        Key key = Given.key(word);

        Result result = Await.result(() -> commands.submit(CHANNEL, Given.algo(word)));
        Algo algo = Await.result(() -> assets.algo(CHANNEL, AlgoKind.ALGO, key));

        assertThat(result).isEqualTo(new Result.Written(List.of(key)));
        assertThat(algo.name()).isEqualTo(word);
    }

    @Test
    void fails_with_the_refusal_of_the_rules() {
        String word = Given.word();
        Await.result(() -> commands.submit(CHANNEL, Given.algo(word)));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Await.result(() -> commands.submit(CHANNEL, Given.algo(word))))
                .matches(refusal -> refusal.reason() == Reason.CONFLICT)
                .matches(refusal -> refusal.keys().equals(List.of(Given.key(word))));
    }
}
