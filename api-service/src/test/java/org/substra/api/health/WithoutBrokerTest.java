package org.substra.api.health;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.substra.api.testing.LedgerAtHand.CHANNEL;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.api.error.LedgerUnavailable;
import org.substra.api.ledger.LedgerCommands;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.api.testing.People;

@QuarkusTest
@TestProfile(WithoutBrokerTest.NoBroker.class)
class WithoutBrokerTest {

    public static final class NoBroker implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rabbitmq-port", "1");
        }
    }

    private final LedgerCommands commands;
    private final People people;

    WithoutBrokerTest(LedgerCommands commands, People people) {
        this.commands = commands;
        this.people = people;
    }

    @Test
    void lists_are_answered_commands_are_not_and_the_node_says_that_it_is_not_ready() {
        people.signedIn().when().get("/node/").then().statusCode(200);
        assertThatExceptionOfType(LedgerUnavailable.class)
                .isThrownBy(() -> Await.result(() -> commands.submit(CHANNEL, Given.algo(Given.word()))));
        when().get("/readiness").then().statusCode(503);
        when().get("/liveness").then().statusCode(200);
    }
}
