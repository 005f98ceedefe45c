package org.substra.api.traintuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.People;
import org.substra.contract.Key;

@QuarkusTest
class TraintupleResourceTest {

    private final People people;
    private final Hospitals hospitals = new Hospitals();

    TraintupleResourceTest(People people) {
        this.people = people;
    }

    @Test
    void creates_a_traintuple_once_and_shows_it() {
        String key = post(body("tag", "mine")).statusCode(201).extract().path("key");

        post(body("tag", "other")).statusCode(409).body("key", equalTo(key));
        Map<String, Object> shown = people.someone()
                .get("/traintuple/" + key + "/")
                .then()
                .statusCode(200)
                .extract()
                .path("");
        assertThat(shown)
                .containsOnlyKeys(
                        "key",
                        "creator",
                        "algo",
                        "dataset",
                        "compute_plan_id",
                        "rank",
                        "in_models",
                        "out_model",
                        "permissions",
                        "status",
                        "log",
                        "tag",
                        "metadata")
                .containsEntry("status", "todo")
                .containsEntry("tag", "mine")
                .containsEntry("in_models", null)
                .containsEntry("metadata", Map.of());
        people.someone().get("/traintuple/").then().statusCode(200).body("key", hasItem(key));
    }

    @Test
    void shows_models_that_are_not_there_yet_as_empty() {
        Key parent = hospitals.train();

        String key = post(body("in_models_keys", List.of(parent.value())))
                .statusCode(201)
                .extract()
                .path("key");

        people.someone()
                .get("/traintuple/" + key + "/")
                .then()
                .body("status", equalTo("waiting"))
                .body("in_models.traintuple_key", equalTo(List.of(parent.value())))
                .body("in_models[0].hash", equalTo(""));
    }

    @Test
    void names_the_fields_that_are_wrong() {
        post(Map.of("algo_key", "x"))
                .statusCode(400)
                .body("algo_key.size()", equalTo(1))
                .body("data_manager_key.size()", equalTo(1))
                .body("train_data_sample_keys.size()", equalTo(1));
        post(body("tag", "t".repeat(65))).statusCode(400).body("tag.size()", equalTo(1));
    }

    @Test
    void passes_on_what_the_ledger_refuses() {
        String unknown = Given.key(Given.word()).value();

        post(body("algo_key", unknown)).statusCode(400).body("message", containsString(unknown));
        post(body("in_models_keys", List.of(unknown))).statusCode(404).body("message", containsString(unknown));
    }

    @Test
    void an_unknown_traintuple_is_a_final_404() {
        people.someone()
                .get("/traintuple/" + Given.key(Given.word()) + "/")
                .then()
                .statusCode(404);
        people.someone().get("/traintuple/x/").then().statusCode(400).body("message", equalTo("Wrong pk x"));
    }

    /** A valid body but for one field. */
    private Map<String, Object> body(String field, Object value) {
        var body = new HashMap<String, Object>(Map.of(
                "algo_key",
                hospitals.algo().value(),
                "data_manager_key",
                hospitals.manager().value(),
                "train_data_sample_keys",
                hospitals.trainSamples().stream().map(Key::value).toList()));
        body.put(field, value);
        return body;
    }

    private ValidatableResponse post(Map<String, Object> body) {
        return people.someone()
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/traintuple/")
                .then();
    }
}
