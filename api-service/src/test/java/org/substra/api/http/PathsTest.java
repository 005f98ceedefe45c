package org.substra.api.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.api.openapi.AsDocumented;
import org.substra.api.testing.Given;
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
        people.someone()
                .when()
                .delete("/data_manager/{key}/update_ledger/", Given.key("any").value())
                .then()
                .statusCode(405);
    }

    @Test
    void knows_no_names_with_a_dot() {
        people.someone().when().get("/objective/a.b/").then().statusCode(404).body("detail", equalTo("Not found."));
    }

    /** By hand: no client library sends them. The framework's server answers before anything of this service can. */
    @ParameterizedTest
    @ValueSource(strings = {"/node/%zz/", "/%", "/node/?search=%zz"})
    void refuses_addresses_that_are_none(String path) throws IOException {
        try (var connection = new Socket("localhost", RestAssured.port)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                    + people.authorization() + "\r\n\r\n";
            connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void takes_the_name_of_a_route_for_a_wrong_key_too() {
        people.someone()
                .noFiltersOfType(AsDocumented.class)
                .when()
                .get("/data_sample/bulk_update/")
                .then()
                .statusCode(400)
                .body("", equalTo(Map.of("message", "Wrong pk bulk_update")));
    }

    @Test
    void refuses_keys_that_are_none() {
        for (String path : List.of("/objective/xyz/", "/data_manager/xyz.json", "/traintuple/xyz/", "/model/xyz/")) {
            people.someone()
                    .when()
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("", equalTo(Map.of("message", "Wrong pk xyz")));
        }
    }

    @Test
    void answers_heads_without_a_body_and_options_with_methods() {
        people.someone().when().head("/node/").then().statusCode(200).body(emptyString());
        when().head("/node/").then().statusCode(401);
        people.someone().when().options("/objective/").then().statusCode(200).header("Allow", containsString("POST"));
    }

    @Test
    void says_at_the_root_what_lists_there_are() {
        when().get("/").then().statusCode(401);
        Map<String, String> lists = people.someone()
                .when()
                .get("/")
                .then()
                .statusCode(200)
                .extract()
                .path("");

        assertThat(lists)
                .containsKeys(
                        "node",
                        "objective",
                        "data_sample",
                        "composite_algo",
                        "aggregatetuple",
                        "compute_plan",
                        "model");
        assertThat(lists).allSatisfy((name, address) -> {
            assertThat(address).isEqualTo("http://localhost:" + RestAssured.port + "/" + name + "/");
            people.someone().when().get(address).then().statusCode(200);
        });
    }

    @Test
    void is_alive_and_ready_without_a_slash_or_a_name() {
        when().get("/liveness").then().statusCode(200).body(equalTo("OK"));
        when().get("/readiness").then().statusCode(200).body(equalTo("OK"));
        when().get("/q/health/ready").then().statusCode(200);
        when().get("/q/metrics").then().statusCode(200).body(containsString("substra_read_model_lag_seconds"));
    }
}
