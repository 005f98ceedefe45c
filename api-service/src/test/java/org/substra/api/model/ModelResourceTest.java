package org.substra.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.substra.api.ledger.Heads;
import org.substra.api.readmodel.CleanedModels;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.api.testing.PlanAtHand;
import org.substra.contract.Key;

@QuarkusTest
class ModelResourceTest {

    private final People people;
    private final Heads heads;
    private final CleanedModels cleaned;
    private final Database database;
    private final Path media;
    private final PlanAtHand plan = new PlanAtHand(new Hospitals());

    ModelResourceTest(
            People people,
            Heads heads,
            CleanedModels cleaned,
            Database database,
            @ConfigProperty(name = "substra.store.root") Path media) {
        this.cleaned = cleaned;
        this.database = database;
        this.people = people;
        this.heads = heads;
        this.media = media;
    }

    @Test
    void shows_the_tuple_of_whichever_kind_and_its_tests() {
        plan.runs();
        catchUp();

        people.someone()
                .when()
                .get("/model/" + plan.third() + "/")
                .then()
                .statusCode(200)
                .body("composite_traintuple.key", equalTo(plan.third().value()))
                .body("containsKey('traintuple')", equalTo(false))
                .body("testtuple.key", equalTo(plan.test().value()))
                .body("testtuple.traintuple_type", equalTo("composite_traintuple"))
                .body("testtuple.dataset.perf", equalTo(0.25f))
                .body("non_certified_testtuples", nullValue());
        people.someone()
                .when()
                .get("/model/" + plan.both() + "/")
                .then()
                .statusCode(200)
                .body("aggregatetuple.key", equalTo(plan.both().value()))
                .body("testtuple.key", equalTo(""))
                .body("testtuple.dataset", nullValue());
        people.someone().when().get("/model/" + plan.test() + "/").then().statusCode(400);
    }

    @Test
    void lists_one_object_for_each_training_tuple() {
        catchUp();

        List<Map<String, Map<String, Object>>> models =
                people.someone().when().get("/model/").then().extract().path("");

        assertThat(models).allSatisfy(model -> assertThat(model).hasSize(1));
        assertThat(models)
                .extracting(model -> model.values().iterator().next().get("key"))
                .contains(
                        plan.first().value(), plan.both().value(), plan.beside().value())
                .doesNotContain(plan.test().value());
    }

    @Test
    void a_trunk_is_for_every_node_and_a_head_for_its_worker_alone() throws IOException {
        plan.runs();
        catchUp();
        Key trunk = Given.key(plan.third().value());
        Key head = Given.key(plan.third() + " head");
        store(trunk);
        store(head);
        RequestSpecification user = people.someone();

        file(people.node(LedgerAtHand.NANTES), trunk).statusCode(200).body(equalTo("model " + trunk));
        file(people.node(LedgerAtHand.NANTES), head).statusCode(403).body("message", equalTo("Unauthorized"));
        file(people.node(LedgerAtHand.OWKIN), head).statusCode(200).body(equalTo("model " + head));
        file(user, trunk).statusCode(403);
    }

    @Test
    void a_cleaned_model_is_gone() throws IOException {
        plan.runs();
        catchUp();
        Key cleaned = Given.key(plan.both().value());
        store(cleaned);

        file(people.node(LedgerAtHand.NANTES), cleaned).statusCode(404).body("detail", equalTo("Not found."));
    }

    @Test
    void the_bytes_of_a_cleaned_model_are_removed_and_no_others() throws IOException {
        var other = new PlanAtHand(new Hospitals());
        Key made = Given.key(other.both().value());
        Path model = store(made);
        Path fetched = Files.createDirectories(
                        media.resolve("api/models").resolve(made.value().substring(0, 2)))
                .resolve(made.value());
        Files.writeString(fetched, "fetched " + made);
        Path kept = store(Given.key(other.third().value()));
        Path stuck = store(Given.key(other.first().value()));
        Files.delete(stuck);
        Files.createDirectories(stuck.resolve("what is no model"));
        catchUp();
        assertThat(model).exists();

        other.runs();

        await().until(() -> Files.notExists(model) && Files.notExists(fetched));
        assertThat(kept).exists();
        assertThat(stuck).exists();
    }

    @Test
    void bytes_that_come_when_their_model_is_cleaned_are_removed_too() throws IOException {
        plan.runs();
        catchUp();
        Key made = Given.key(plan.both().value());
        Path late = store(made);

        Await.result(() -> cleaned.removeIfCleaned(LedgerAtHand.CHANNEL, made));

        await().until(() -> Files.notExists(late));
    }

    @Test
    void bytes_that_a_frozen_worker_stores_after_the_removal_are_removed_a_day_later() throws IOException {
        var other = new PlanAtHand(new Hospitals());
        Key made = Given.key(other.both().value());
        Path model = store(made);
        other.runs();
        catchUp();
        await().until(() -> Files.notExists(model));
        await().until(() -> noted(other.both()).equals("true"));
        store(made);

        database.run("update cleaned_model set not_before = now() where tuple = '" + other.both() + "'");

        await().until(() -> Files.notExists(model));
        await().until(() -> noted(other.both()).equals("none"));
    }

    /** Whether the removal is noted as done, when it is noted. */
    private String noted(Key tuple) {
        return database.text(
                "select coalesce((select removed::text from cleaned_model where tuple = '" + tuple + "'), 'none')");
    }

    private static ValidatableResponse file(RequestSpecification who, Key hash) {
        return who.when().get("/model/" + hash + "/file/").then();
    }

    /** As a worker of this node does. */
    private Path store(Key hash) throws IOException {
        Path place = media.resolve("worker/models")
                .resolve(hash.value().substring(0, 2))
                .resolve(hash.value());
        Files.createDirectories(place.getParent());
        return Files.writeString(place, "model " + hash);
    }

    private void catchUp() {
        Await.result(() -> heads.catchUp(LedgerAtHand.CHANNEL));
    }
}
