package org.substra.api.testtuple;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.People;
import org.substra.contract.Key;

@QuarkusTest
class TesttupleResourceTest {

    private final People people;
    private final Hospitals hospitals = new Hospitals();

    TesttupleResourceTest(People people) {
        this.people = people;
    }

    @Test
    void creates_a_certified_test_once_and_shows_it() {
        Key trained = hospitals.train();
        Map<String, Object> body = Map.of(
                "objective_key", hospitals.objective().value(), "traintuple_key", trained.value(), "tag", "mine");

        String key = post(body).statusCode(201).extract().path("key");

        post(body).statusCode(409).body("key", equalTo(key));
        people.someone()
                .get("/testtuple/" + key + "/")
                .then()
                .statusCode(200)
                .body("certified", equalTo(true))
                .body("status", equalTo("waiting"))
                .body("tag", equalTo("mine"))
                .body("traintuple_key", equalTo(trained.value()))
                .body("traintuple_type", equalTo("traintuple"))
                .body("objective.hash", equalTo(hospitals.objective().value()))
                .body(
                        "dataset.keys",
                        equalTo(hospitals.testSamples().stream().map(Key::value).toList()))
                .body("dataset.perf", equalTo(0f));
        people.someone().get("/testtuple/").then().statusCode(200).body("key", hasItem(key));
    }

    @Test
    void wants_both_data_manager_and_samples_or_neither() {
        Key trained = hospitals.train();

        post(Map.of(
                        "objective_key",
                        hospitals.objective().value(),
                        "traintuple_key",
                        trained.value(),
                        "test_data_sample_keys",
                        List.of(hospitals.testSamples().getFirst().value())))
                .statusCode(400)
                .body("message", containsString("data_manager_key"));
    }

    @Test
    void refuses_a_test_of_nothing() {
        String unknown = Given.key(Given.word()).value();

        post(Map.of()).statusCode(400).body("traintuple_key.size()", equalTo(1));
        post(Map.of("objective_key", hospitals.objective().value(), "traintuple_key", unknown))
                .statusCode(404)
                .body("message", containsString(unknown));
        people.someone().get("/testtuple/" + unknown + "/").then().statusCode(404);
    }

    private ValidatableResponse post(Map<String, Object> body) {
        return people.someone()
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/testtuple/")
                .then();
    }
}
