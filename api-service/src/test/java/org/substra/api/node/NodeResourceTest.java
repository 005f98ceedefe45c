package org.substra.api.node;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.People;

@QuarkusTest
class NodeResourceTest {

    private final People people;

    NodeResourceTest(People people) {
        this.people = people;
    }

    @Test
    void lists_the_channels_nodes_and_marks_this_one() {
        people.signedIn()
                .header("Accept", "application/json;version=0.0")
                .when()
                .get("/node/")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of("chu-nantesMSP", "owkinMSP")))
                .body("is_current", equalTo(List.of(false, true)));
    }

    @Test
    void is_for_callers_who_say_who_they_are() {
        when().get("/node/")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "JWT realm=\"api\"")
                .body("detail", equalTo("Authentication credentials were not provided."));
    }

    @Test
    void refuses_an_unknown_token() {
        given().header("Authorization", "Token None")
                .when()
                .get("/node/")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "JWT realm=\"api\"")
                .body("detail", equalTo("Invalid token."));
    }
}
