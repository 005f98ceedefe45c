package org.substra.api.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.People;

@QuarkusTest
class PathsTest {

    private final People people;

    PathsTest(People people) {
        this.people = people;
    }

    @Test
    void sends_one_without_the_slash_to_where_it_is() {
        given().redirects()
                .follow(false)
                .when()
                .get("/node?search=x")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/node/?search=x"));
    }

    @Test
    void takes_a_json_suffix_for_the_slash() {
        people.signedIn().when().get("/node.json").then().statusCode(200);
    }

    @Test
    void knows_no_other_routes() {
        when().get("/nothing/").then().statusCode(404).body("detail", equalTo("Not found."));
    }

    @Test
    void refuses_other_methods() {
        people.signedIn()
                .when()
                .delete("/node/")
                .then()
                .statusCode(405)
                .body("detail", equalTo("Method \"DELETE\" not allowed."));
    }

    @Test
    void refuses_to_answer_in_html() {
        people.signedIn()
                .accept("text/html")
                .when()
                .get("/node/")
                .then()
                .statusCode(406)
                .body("detail", equalTo("Could not satisfy the request Accept header."));
    }

    @Test
    void refuses_bodies_it_cannot_read() {
        given().contentType(ContentType.TEXT)
                .body("username=x")
                .when()
                .post("/api-token-auth/")
                .then()
                .statusCode(415)
                .body("detail", containsString("Unsupported media type \"text/plain"));
    }

    @Test
    void says_where_json_is_broken() {
        given().contentType(ContentType.JSON)
                .body("{\"username\":")
                .when()
                .post("/api-token-auth/")
                .then()
                .statusCode(400)
                .body("detail", containsString("JSON parse error"));
    }

    @Test
    void is_alive_and_ready_without_a_slash_or_a_name() {
        when().get("/liveness").then().statusCode(200).body(equalTo("OK"));
        when().get("/readiness").then().statusCode(200).body(equalTo("OK"));
        when().get("/q/health/ready").then().statusCode(200);
        when().get("/q/metrics").then().statusCode(200).body(containsString("substra_read_model_lag_seconds"));
    }
}
