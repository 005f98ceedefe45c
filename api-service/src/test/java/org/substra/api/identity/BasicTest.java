package org.substra.api.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Database;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;

@QuarkusTest
class BasicTest {

    private static final String SECRET = "selfSecret";

    private final People people;
    private final Database database;

    BasicTest(People people, Database database) {
        this.people = people;
        this.database = database;
    }

    @BeforeEach
    void admit_nantes() {
        database.run("delete from api_throttle");
        people.admit(LedgerAtHand.NANTES, SECRET);
    }

    @Test
    void knows_a_node_by_its_secret_on_the_channel_of_the_header() {
        given().auth()
                .preemptive()
                .basic("chu-nantesMSP", SECRET)
                .header("Substra-Channel-Name", LedgerAtHand.CHANNEL)
                .when()
                .get("/testing/x/file/")
                .then()
                .statusCode(200)
                .body(equalTo("Node[organisation=chu-nantesMSP, channel=mychannel]"));
    }

    @Test
    void knows_a_user_by_their_password() {
        String name = people.newUser();

        given().auth()
                .preemptive()
                .basic(name, People.PASSWORD)
                .when()
                .get("/testing/x/file/")
                .then()
                .statusCode(200)
                .body(containsString("User[name=" + name + ", organisation=owkinMSP, channel=mychannel]"));
    }

    @Test
    void refuses_a_wrong_secret() {
        given().auth()
                .preemptive()
                .basic("chu-nantesMSP", "guess")
                .when()
                .get("/testing/x/file/")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "JWT realm=\"api\"")
                .body("detail", equalTo("Invalid username/password."));
    }

    @Test
    void counts_for_nothing_where_no_file_is() {
        given().auth()
                .preemptive()
                .basic("chu-nantesMSP", SECRET)
                .when()
                .get("/testing/x/")
                .then()
                .statusCode(401)
                .body("detail", equalTo("Authentication credentials were not provided."));
    }

    @Test
    void throttles_whoever_guesses() {
        for (int guess = 0; guess < 40; guess++) {
            given().auth().preemptive().basic("nobody", "guess").when().get("/testing/x/file/");
        }

        given().auth()
                .preemptive()
                .basic("chu-nantesMSP", SECRET)
                .when()
                .get("/testing/x/file/")
                .then()
                .statusCode(429);
    }
}
