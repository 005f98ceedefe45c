package org.substra.api.model;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.substra.api.testing.LedgerAtHand.NANTES;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.substra.api.ledger.Heads;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.contract.Key;

@QuarkusTest
class ModelResourceTest {

    private final People people;
    private final Heads heads;
    private final Database database;
    private final Hospitals hospitals = new Hospitals();

    ModelResourceTest(People people, Heads heads, Database database) {
        this.people = people;
        this.heads = heads;
        this.database = database;
    }

    @Test
    void shows_a_model_by_its_tuple_with_its_certified_test() {
        Key trained = hospitals.train();
        Key test = hospitals.test(trained);

        people.someone()
                .get("/model/" + trained + "/")
                .then()
                .statusCode(200)
                .body("traintuple.key", equalTo(trained.value()))
                .body("testtuple.key", equalTo(test.value()))
                .body("non_certified_testtuples", nullValue());
        Await.result(() -> heads.catchUp(LedgerAtHand.CHANNEL));
        people.someone().get("/model/").then().statusCode(200).body("traintuple.key", hasItem(trained.value()));
    }

    @Test
    void shows_a_model_without_a_test() {
        people.someone()
                .get("/model/" + hospitals.train() + "/")
                .then()
                .statusCode(200)
                .body("testtuple.key", equalTo(""))
                .body("testtuple.certified", equalTo(false));
    }

    @Test
    void says_what_is_no_model() {
        String unknown = Given.key(Given.word()).value();

        people.someone()
                .get("/model/" + hospitals.algo() + "/")
                .then()
                .statusCode(400)
                .body("message", containsString("not that of a training tuple"));
        people.someone().get("/model/" + unknown + "/").then().statusCode(404);
    }

    @Test
    void sends_its_bytes_to_nodes_only_and_only_those_it_has() {
        String secret = Given.word();
        database.run("delete from api_throttle");
        people.admit(NANTES, secret);
        Key hash = hospitals.finish(hospitals.train());

        people.someone()
                .get("/model/" + hash + "/file/")
                .then()
                .statusCode(403)
                .body("message", equalTo("Unauthorized"));
        given().auth()
                .preemptive()
                .basic(NANTES.value(), secret)
                .header("Substra-Channel-Name", LedgerAtHand.CHANNEL)
                .get("/model/" + hash + "/file/")
                .then()
                .statusCode(404)
                .body("detail", equalTo("Not found."));
    }
}
