package org.substra.api.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.People;

@QuarkusTest
class AcceptTest {

    private final People people;

    AcceptTest(People people) {
        this.people = people;
    }

    @Test
    void answers_in_json_whoever_takes_it() {
        for (String accept : List.of(
                "application/json;version=0.0",
                "application/json",
                "application/*",
                "*/*",
                "",
                "text/html;version=0.0, */*",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "application/json;version=1.0, application/json")) {
            nodes(accept, "").statusCode(200).contentType(startsWith("application/json"));
        }
    }

    @Test
    void refuses_who_takes_no_json() {
        for (String accept : List.of("text/html", "application/xml, text/plain", "json", "application/json;q=0")) {
            nodes(accept, "")
                    .statusCode(406)
                    .contentType(startsWith("application/json"))
                    .body("detail", equalTo("Could not satisfy the request Accept header."));
        }
    }

    @Test
    void refuses_another_version_of_the_api() {
        nodes("application/json;version=1.0", "")
                .statusCode(406)
                .body("detail", equalTo("Invalid version in \"Accept\" header: 1.0; this API has version 0.0 only."));
    }

    @Test
    void a_format_counts_more() {
        nodes("text/html", "?format=json").statusCode(200).contentType(startsWith("application/json"));
        nodes("*/*", "?format=xml").statusCode(404).body("detail", equalTo("Not found."));
    }

    @Test
    void holds_for_open_routes_and_not_for_probes() {
        given().header("Accept", "text/html")
                .formParam("username", "x")
                .when()
                .post("/api-token-auth/")
                .then()
                .statusCode(406);
        given().header("Accept", "application/json;version=7")
                .when()
                .get("/liveness")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(containsString("OK"));
    }

    private ValidatableResponse nodes(String accept, String query) {
        return people.someone()
                .header("Accept", accept)
                .when()
                .get("/node/" + query)
                .then();
    }
}
