package org.substra.api.readmodel;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.substra.api.testing.LedgerAtHand.CHANNEL;
import static org.substra.api.testing.LedgerAtHand.NANTES;
import static org.substra.api.testing.LedgerAtHand.OWKIN;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.substra.api.ledger.LedgerCommands;
import org.substra.api.testing.Await;
import org.substra.api.testing.BrokerRelay;
import org.substra.api.testing.Given;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.LedgerInMemory;
import org.substra.contract.command.Result;

@QuarkusTest
@TestProfile(LostConnectionTest.OverRelay.class)
class LostConnectionTest {

    public static final class OverRelay implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(BrokerRelay.class));
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LedgerAtHand ledger = LedgerAtHand.get();
    private final LedgerCommands commands;
    private final Positions positions;
    private final Pool pool;
    private final TupleRenderer renderer;

    LostConnectionTest(LedgerCommands commands, Positions positions, Pool pool, TupleRenderer renderer) {
        this.commands = commands;
        this.positions = positions;
        this.pool = pool;
        this.renderer = renderer;
    }

    @AfterEach
    void mend() {
        BrokerRelay.mend();
    }

    @Test
    void a_lost_broker_comes_back_and_nothing_is_missing() throws IOException {
        awaitReady();

        BrokerRelay.cut();
        ledger.submitAs(NANTES, Given.algo(Given.word()));
        BrokerRelay.mend();

        await().atMost(PATIENCE)
                .until(() -> positions
                        .applied(CHANNEL)
                        .equals(Optional.of(ledger.ledger(CHANNEL).head())));
        awaitReady();
        String word = Given.word();
        assertThat(Await.result(() -> commands.submit(CHANNEL, Given.algo(word))))
                .isEqualTo(new Result.Written(List.of(Given.key(word))));
    }

    @Test
    void a_lost_database_comes_back_and_is_listened_to() {
        awaitReady();
        var elsewhere = new LedgerInMemory("channel-" + Given.word(), OWKIN);
        var otherReplica = new EventApplier(pool, new Positions(), renderer);

        endAllConnections();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> elsewhere.after(null, 10).stream()
                        .allMatch(event -> Await.result(() -> otherReplica.apply(event)) != EventApplier.Outcome.GAP));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            elsewhere.submit(OWKIN, Given.word(), Given.algo(Given.word()));
            elsewhere.after(null, 100).forEach(event -> Await.result(() -> otherReplica.apply(event)));
            return heard(elsewhere);
        });
    }

    private boolean heard(LedgerInMemory elsewhere) {
        String channel = elsewhere.after(null, 1).getFirst().channel();
        return positions.applied(channel).isPresent();
    }

    private void endAllConnections() {
        try {
            Await.result(() -> pool.query("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database()")
                    .execute());
        } catch (RuntimeException ended) {
            assertThat(ended).isNotNull(); // the connection that asked for it is one of them
        }
    }

    private static void awaitReady() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/readiness").then().statusCode(200));
    }
}
