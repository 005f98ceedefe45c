package org.substra.api.traintuple;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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

/** The ways of a tuple that is created by itself into a compute plan (spec 3.7). */
@QuarkusTest
class JoinsPlanTest {

    private final People people;
    private final Hospitals hospitals = new Hospitals();

    JoinsPlanTest(People people) {
        this.people = people;
    }

    @Test
    void rank_0_alone_begins_a_plan_that_others_join_by_its_id() {
        String first = post(Map.of("rank", 0)).statusCode(201).extract().path("key");
        String plan = get("/traintuple/" + first + "/")
                .body("rank", equalTo(0))
                .extract()
                .path("compute_plan_id");

        String second = post(Map.of("compute_plan_id", plan, "rank", "1", "in_models_keys", List.of(first)))
                .statusCode(201)
                .extract()
                .path("key");

        get("/traintuple/" + second + "/")
                .body("compute_plan_id", equalTo(plan))
                .body("rank", equalTo(1));
        get("/compute_plan/" + plan + "/")
                .statusCode(200)
                .body("traintuple_keys", equalTo(List.of(first, second)))
                .body("status", equalTo("todo"))
                .body("tuple_count", equalTo(2));
        post(Map.of("compute_plan_id", plan, "rank", 1, "in_models_keys", List.of(second)))
                .statusCode(400)
                .body("message", containsString("already exists"));
        post(Map.of("rank", 0)).statusCode(409).body("key", equalTo(first));
    }

    @Test
    void id_and_rank_have_to_go_together() {
        String unknown = Given.key(Given.word()).value();
        post(Map.of("rank", 1)).statusCode(400).body("message", containsString("should have a rank 0"));
        post(Map.of("compute_plan_id", unknown)).statusCode(400).body("message", containsString("should have a rank"));
        post(Map.of("compute_plan_id", unknown, "rank", 0)).statusCode(404);
        post(Map.of("compute_plan_id", "", "rank", "x")).statusCode(400).body("rank.size()", equalTo(1));
    }

    private ValidatableResponse post(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of(
                "algo_key",
                hospitals.algo().value(),
                "data_manager_key",
                hospitals.manager().value(),
                "train_data_sample_keys",
                hospitals.trainSamples().stream().map(Key::value).toList()));
        body.putAll(more);
        return people.someone()
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/traintuple/")
                .then();
    }

    private ValidatableResponse get(String path) {
        return people.someone().when().get(path).then();
    }
}
