package org.substra.api.health;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.substra.api.testing.LedgerAtHand.NANTES;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Given;
import org.substra.api.testing.LedgerAtHand;

/** In an application of its own, for a channel stops for good. */
@QuarkusTest
@TestProfile(StoppedChannelTest.Alone.class)
class StoppedChannelTest {

    public static final class Alone implements QuarkusTestProfile {}

    private final LedgerAtHand ledger = LedgerAtHand.get();

    @AfterEach
    void behave() {
        ledger.manners().behave();
    }

    @Test
    void events_that_nobody_can_read_are_not_skipped_but_named() {
        await().untilAsserted(() -> when().get("/readiness").then().statusCode(200));

        ledger.manners().garble();
        ledger.manners().pushNothing();
        ledger.submitAs(NANTES, Given.algo(Given.word()));
        ledger.manners().push();

        await().untilAsserted(
                        () -> when().get("/readiness").then().statusCode(503).body(containsString("read model")));
        when().get("/q/health/ready").then().statusCode(503).body(containsString("mychannel stopped"));
        when().get("/liveness").then().statusCode(200);
    }
}
