package org.substra.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.api.testing.LedgerAtHand.CHANNEL;
import static org.substra.api.testing.LedgerAtHand.NANTES;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.substra.api.readmodel.Assets;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.api.testing.LedgerAtHand;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.record.Algo;

@QuarkusTest
class HeadsTest {

    private static final int TIMES = 1000;

    private final LedgerAtHand ledger = LedgerAtHand.get();
    private final Heads heads;
    private final Assets assets;
    private final LedgerCommands commands;

    HeadsTest(Heads heads, Assets assets, LedgerCommands commands) {
        this.heads = heads;
        this.assets = assets;
        this.commands = commands;
    }

    @AfterEach
    void behave() {
        ledger.manners().behave();
    }

    @Test
    void finds_at_once_what_another_node_has_registered() {
        ledger.manners().pushNothing();
        Key key = ledger.keyAs(NANTES, Given.algo(Given.word()));

        assertThat(find(key)).isNotNull();
    }

    @Test
    void says_for_good_that_there_is_no_such_thing() {
        assertThat(find(Given.key(Given.word()))).isNull();
    }

    @Test
    void simultaneous_misses_share_their_question() {
        int before = ledger.questions();

        Await.result(() -> Uni.join()
                .all(IntStream.range(0, 100)
                        .mapToObj(_ -> heads.catchUp(CHANNEL))
                        .toList())
                .andFailFast());

        assertThat(ledger.questions() - before).isLessThan(20);
    }

    @Test
    void a_thousand_times_what_was_created_elsewhere_is_there_and_so_is_what_was_created_here() {
        for (int i = 0; i < TIMES; i++) {
            Key theirs = ledger.keyAs(NANTES, Given.algo(Given.word()));
            assertThat(find(theirs)).as("created elsewhere, number %d", i).isNotNull();

            String word = Given.word();
            Await.result(() -> commands.submit(CHANNEL, Given.algo(word)));
            assertThat(Await.result(() -> assets.algo(CHANNEL, AlgoKind.ALGO, Given.key(word))))
                    .as("created here, number %d", i)
                    .isNotNull();
        }
    }

    private Algo find(Key key) {
        return Await.result(() -> lookUp(key));
    }

    private Uni<Algo> lookUp(Key key) {
        return heads.find(CHANNEL, () -> assets.algo(CHANNEL, AlgoKind.ALGO, key));
    }
}
