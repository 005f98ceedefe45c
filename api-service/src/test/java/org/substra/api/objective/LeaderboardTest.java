package org.substra.api.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.substra.api.ledger.Heads;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.api.testing.Uploads;
import org.substra.contract.Key;
import org.substra.contract.command.CreateTesttuple;

@QuarkusTest
class LeaderboardTest {

    private static final String METRICS = "{\"name\":\"o\",\"metrics_name\":\"accuracy\"," + Uploads.EVERYBODY + "}";

    private final People people;
    private final Heads heads;
    private final Hospitals hospitals = new Hospitals();
    private @Nullable Key trained;

    LeaderboardTest(People people, Heads heads) {
        this.people = people;
        this.heads = heads;
    }

    @Test
    void ranks_the_certified_tests_that_are_done() {
        String good = tested(0.9f);
        String bad = tested(0.1f);
        String medium = tested(0.5f);
        hospitals.test(trained());
        testedElsewhere(1f);

        leaderboard("").body("testtuples.key", contains(good, medium, bad));
        leaderboard("?sort=desc").body("testtuples.key", contains(good, medium, bad));
        leaderboard("?sort=asc")
                .body("testtuples.key", contains(bad, medium, good))
                .body("testtuples.perf", contains(0.1f, 0.5f, 0.9f));
    }

    @Test
    void shows_the_objective_as_the_ledger_has_it() {
        String test = tested(0.25f);

        ValidatableResponse board = leaderboard("");

        Map<String, Object> objective = board.extract().path("objective");
        assertThat(objective)
                .containsEntry("key", hospitals.objective().value())
                .containsOnlyKeys(
                        "key", "name", "owner", "description", "metrics", "test_dataset", "permissions", "metadata");
        board.body(
                "objective.description.storage_address",
                equalTo("http://owkin.test:8000/file/" + hospitals.objective()));
        Map<String, Object> place = board.extract().path("testtuples[0]");
        assertThat(place)
                .containsOnlyKeys("key", "traintuple_key", "creator", "algo", "perf", "tag")
                .containsEntry("key", test)
                .containsEntry("creator", "owkinMSP")
                .containsEntry("tag", "");
        assertThat((Map<?, ?>) place.get("algo")).hasSize(3).hasFieldOrProperty("storage_address");
    }

    @Test
    void is_empty_before_the_first_test() {
        leaderboard("").body("testtuples", empty());
    }

    @Test
    void refuses_another_order_and_unknown_objectives() {
        answer(hospitals.objective().value(), "?sort=up")
                .statusCode(400)
                .body("message", equalTo("Invalid sort value (must be either 'desc' or 'asc'): up"));
        answer(Given.key(Given.word()).value(), "").statusCode(404);
        answer("x", "").statusCode(400).body("message", equalTo("Wrong pk x"));
    }

    @Test
    void shows_what_the_node_itself_has_of_an_objective() {
        byte[] description = Uploads.text("# " + Given.word());
        String key = Uploads.hash(description);
        Uploads.objective(people.someone(), description, METRICS).statusCode(201);

        Map<String, Object> local = people.someone()
                .get("/objective/" + key + "/data/")
                .then()
                .statusCode(200)
                .extract()
                .path("");

        assertThat(local)
                .containsOnlyKeys("pkhash", "validated", "creation_date", "last_modified", "description", "metrics")
                .containsEntry("pkhash", key)
                .containsEntry("validated", true)
                .containsEntry("metrics", "http://localhost:" + RestAssured.port + "/objective/" + key + "/metrics/");
    }

    @Test
    void has_nothing_of_an_objective_that_was_not_registered_here() {
        caughtUp();
        String unknown = Given.key(Given.word()).value();

        for (String key : List.of(hospitals.objective().value(), unknown, "x")) {
            people.someone()
                    .get("/objective/" + key + "/data/")
                    .then()
                    .statusCode(404)
                    .body("detail", equalTo("Not found."));
        }
    }

    private String tested(float perf) {
        Key test = hospitals.test(trained());
        hospitals.finishTest(test, perf);
        return test.value();
    }

    /** On data that is not the objective's: not certified. */
    private void testedElsewhere(float perf) {
        var other = new CreateTesttuple(
                hospitals.objective(), trained(), hospitals.manager(), hospitals.trainSamples(), "", Map.of());
        hospitals.finishTest(LedgerAtHand.get().keyAs(hospitals.worker(), other), perf);
    }

    /** A new traintuple each time: one more in the chain. */
    private Key trained() {
        trained = trained == null ? hospitals.train() : hospitals.train(trained);
        hospitals.finish(trained);
        return trained;
    }

    private ValidatableResponse leaderboard(String query) {
        caughtUp();
        return answer(hospitals.objective().value(), query).statusCode(200);
    }

    private ValidatableResponse answer(String objective, String query) {
        return people.someone()
                .get("/objective/" + objective + "/leaderboard/" + query)
                .then();
    }

    private void caughtUp() {
        Await.result(() -> heads.catchUp(LedgerAtHand.CHANNEL));
    }
}
