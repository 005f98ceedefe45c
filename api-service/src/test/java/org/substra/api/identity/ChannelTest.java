package org.substra.api.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.substra.api.testing.LedgerAtHand.CHANNEL;
import static org.substra.api.testing.LedgerAtHand.NANTES;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.People;

@QuarkusTest
class ChannelTest {

    private static final String HEADER = "Substra-Channel-Name";
    private static final String UNDETERMINED = "Could not determine channel name";

    private final People people;

    ChannelTest(People people) {
        this.people = people;
    }

    @Test
    void a_user_stays_on_their_channel_whatever_the_header_says() {
        signedIn(Optional.of(CHANNEL))
                .header(HEADER, "another")
                .when()
                .get("/node/")
                .then()
                .statusCode(200);
    }

    @Test
    void a_user_without_a_channel_names_it() {
        signedIn(Optional.empty())
                .header(HEADER, CHANNEL)
                .when()
                .get("/node/")
                .then()
                .statusCode(200);
        refused(signedIn(Optional.empty()).when().get("/node/").then(), UNDETERMINED);
        refused(
                signedIn(Optional.empty())
                        .header(HEADER, "theirs")
                        .when()
                        .get("/node/")
                        .then(),
                "This node does not follow channel theirs; it is the one that the header Substra-Channel-Name names");
    }

    @Test
    void a_user_is_told_that_the_node_has_left_their_channel() {
        String name = people.newUser(Optional.of("left"));

        refused(
                given().header("Authorization", "Token " + People.token(name))
                        .when()
                        .get("/node/")
                        .then(),
                "This node does not follow channel left; it is the one that user " + name + " is bound to");
    }

    @Test
    void a_node_names_its_channel() {
        people.admit(NANTES, "selfSecret");

        refused(node().when().get("/testing/x/file/").then(), UNDETERMINED);
        refused(node().header(HEADER, "").when().get("/testing/x/file/").then(), UNDETERMINED);
        refused(
                node().header(HEADER, "theirs").when().get("/testing/x/file/").then(),
                "This node does not follow channel theirs; it is the one that the header Substra-Channel-Name names");
    }

    private RequestSpecification signedIn(Optional<String> channel) {
        return given().header("Authorization", "Token " + People.token(people.newUser(channel)));
    }

    private static RequestSpecification node() {
        return given().auth().preemptive().basic(NANTES.value(), "selfSecret");
    }

    private static void refused(ValidatableResponse answer, String message) {
        answer.statusCode(400).body("", equalTo(Map.of("message", message)));
    }
}
