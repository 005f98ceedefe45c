package org.substra.api.aggregatetuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
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
class AggregatetupleResourceTest {

    private final People people;
    private final Heads heads;
    private final Hospitals hospitals = new Hospitals();

    AggregatetupleResourceTest(People people, Heads heads) {
        this.people = people;
        this.heads = heads;
    }

    @Test
    void shows_what_an_aggregatetuple_aggregates_and_makes() {
        Key one = hospitals.train();
        Key two = hospitals.train(one);
        String key = post(body(two, one)).statusCode(201).extract().path("key");
        hospitals.finish(one);
        hospitals.finish(two);
        hospitals.finish(new Key(key));
        catchUp();

        Map<String, Object> tuple = people.someone()
                .when()
                .get("/aggregatetuple/" + key + "/")
                .then()
                .statusCode(200)
                .body("in_models.traintuple_key", equalTo(List.of(two.value(), one.value())))
                .body("in_models[0].hash", equalTo(Given.key(two.value()).value()))
                .body("out_model.hash", equalTo(Given.key(key).value()))
                .body("algo.hash", equalTo(hospitals.aggregateAlgo().value()))
                .extract()
                .path("");
        assertThat(tuple)
                .containsOnlyKeys(
                        "key",
                        "creator",
                        "worker",
                        "algo",
                        "compute_plan_id",
                        "rank",
                        "in_models",
                        "out_model",
                        "permissions",
                        "status",
                        "log",
                        "tag",
                        "metadata")
                .containsEntry("worker", "owkinMSP")
                .containsEntry("status", "done");
        people.someone().when().get("/aggregatetuple/").then().body("key", hasItem(key));
    }

    @Test
    void refuses_what_cannot_be() {
        Key unknown = Given.key(Given.word());
        post(body(unknown)).statusCode(404).body("message", containsString(unknown.value()));
        post(Map.of()).statusCode(400).body("algo_key", hasSize(1)).body("worker", hasSize(1));
        post(Map.of("algo_key", hospitals.aggregateAlgo().value(), "worker", "nobodyMSP"))
                .statusCode(400)
                .body("message", containsString("nobodyMSP"));
        post(Map.of("algo_key", hospitals.aggregateAlgo().value(), "worker", "owkinMSP", "rank", "first"))
                .statusCode(400)
                .body("rank", equalTo(List.of("A valid integer is required.")));
        people.someone().when().get("/aggregatetuple/" + unknown + "/").then().statusCode(404);
    }

    private Map<String, Object> body(Key... parents) {
        return Map.of(
                "algo_key",
                hospitals.aggregateAlgo().value(),
                "worker",
                "owkinMSP",
                "in_models_keys",
                List.of(parents).stream().map(Key::value).toList());
    }

    private ValidatableResponse post(Map<String, Object> body) {
        return people.someone()
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/aggregatetuple/")
                .then();
    }

    private void catchUp() {
        Await.result(() -> heads.catchUp(LedgerAtHand.CHANNEL));
    }
}
