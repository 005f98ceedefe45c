package org.substra.api.compositetraintuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.api.ledger.Heads;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.contract.Key;

@QuarkusTest
class CompositeTraintupleResourceTest {

    private static final Map<String, Object> WORKER_ONLY =
            Map.of("process", Map.of("public", false, "authorized_ids", List.of("owkinMSP")));
    private static final Map<String, Object> BOTH =
            Map.of("process", Map.of("public", false, "authorized_ids", List.of("owkinMSP", "chu-nantesMSP")));

    private final People people;
    private final Heads heads;
    private final Hospitals hospitals = new Hospitals();

    CompositeTraintupleResourceTest(People people, Heads heads) {
        this.people = people;
        this.heads = heads;
    }

    @Test
    void shows_what_a_composite_traintuple_starts_from_and_makes() {
        String first = post(body()).statusCode(201).extract().path("key");
        Map<String, Object> child = body();
        child.put("in_head_model_key", first);
        child.put("in_trunk_model_key", first);
        String second = post(child).statusCode(201).extract().path("key");

        Map<String, Object> before = get(second);
        hospitals.finishComposite(new Key(first));
        hospitals.finishComposite(new Key(second));
        catchUp();
        Map<String, Object> after = get(second);

        String head = Given.key(first + " head").value();
        String trunk = Given.key(first).value();
        assertThat(before)
                .containsOnlyKeys(
                        "key",
                        "creator",
                        "algo",
                        "dataset",
                        "compute_plan_id",
                        "rank",
                        "in_head_model",
                        "in_trunk_model",
                        "out_head_model",
                        "out_trunk_model",
                        "status",
                        "log",
                        "tag",
                        "metadata")
                .containsEntry("status", "waiting")
                .containsEntry("compute_plan_id", "")
                .containsEntry("rank", 0)
                .containsEntry("in_head_model", Map.of("traintuple_key", first, "hash", "", "storage_address", ""));
        assertThat(after)
                .containsEntry("status", "done")
                .containsEntry("in_head_model", Map.of("traintuple_key", first, "hash", head, "storage_address", ""))
                .containsEntry(
                        "in_trunk_model",
                        Map.of(
                                "traintuple_key",
                                first,
                                "hash",
                                trunk,
                                "storage_address",
                                Given.file(first).storageAddress()))
                .containsEntry(
                        "out_head_model",
                        Map.of(
                                "out_model",
                                Map.of("hash", Given.key(second + " head").value()),
                                "permissions",
                                WORKER_ONLY));
        assertThat((Map<?, ?>) after.get("out_trunk_model"))
                .hasFieldOrPropertyWithValue("permissions", BOTH)
                .extracting("out_model")
                .hasFieldOrPropertyWithValue("hash", Given.key(second).value());
        people.someone().when().get("/composite_traintuple/").then().body("key", hasItem(second));
    }

    @Test
    void refuses_what_cannot_be() {
        Map<String, Object> half = body();
        half.put("in_head_model_key", Given.key(Given.word()).value());
        post(half).statusCode(400).body("message", containsString("give both or neither"));
        half.put("in_trunk_model_key", half.get("in_head_model_key"));
        post(half).statusCode(404);
        post(Map.of())
                .statusCode(400)
                .body("algo_key", hasSize(1))
                .body("out_trunk_model_permissions", equalTo(List.of("This field is required.")));
        String key = post(body()).statusCode(201).extract().path("key");
        post(body()).statusCode(409).body("key", equalTo(key));
        String unknown = Given.key(Given.word()).value();
        people.someone()
                .when()
                .get("/composite_traintuple/" + unknown + "/")
                .then()
                .statusCode(404)
                .body("message", containsString(unknown));
    }

    private Map<String, Object> body() {
        return new HashMap<>(Map.of(
                "algo_key",
                hospitals.compositeAlgo().value(),
                "data_manager_key",
                hospitals.manager().value(),
                "train_data_sample_keys",
                hospitals.trainSamples().stream().map(Key::value).toList(),
                "out_trunk_model_permissions",
                Map.of("public", true, "authorized_ids", List.of("chu-nantesMSP"))));
    }

    private ValidatableResponse post(Map<String, Object> body) {
        return people.someone()
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/composite_traintuple/")
                .then();
    }

    private Map<String, Object> get(String key) {
        return people.someone()
                .when()
                .get("/composite_traintuple/" + key + "/")
                .then()
                .statusCode(200)
                .extract()
                .path("");
    }

    private void catchUp() {
        Await.result(() -> heads.catchUp(LedgerAtHand.CHANNEL));
    }
}
