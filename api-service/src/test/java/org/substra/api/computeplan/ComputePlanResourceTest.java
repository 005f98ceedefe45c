package org.substra.api.computeplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.api.testing.PlanBodies;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.plan.PlanHeader;

@QuarkusTest
class ComputePlanResourceTest {

    private final People people;
    private final PlanBodies bodies = new PlanBodies(new Hospitals());

    ComputePlanResourceTest(People people) {
        this.people = people;
    }

    @Test
    void creates_a_plan_with_tuples_of_all_kinds_and_shows_it() {
        Map<String, Object> created =
                create(bodies.ofAllKinds()).statusCode(201).extract().path("");

        Map<?, ?> ids = (Map<?, ?>) created.get("id_to_key");
        assertThat(created)
                .containsOnlyKeys(
                        "compute_plan_id",
                        "status",
                        "tag",
                        "metadata",
                        "clean_models",
                        "traintuple_keys",
                        "composite_traintuple_keys",
                        "aggregatetuple_keys",
                        "testtuple_keys",
                        "tuple_count",
                        "done_count",
                        "id_to_key")
                .containsEntry("status", "todo")
                .containsEntry("tag", "a tag")
                .containsEntry("metadata", Map.of("a", "b"))
                .containsEntry("clean_models", true)
                .containsEntry("tuple_count", 5)
                .containsEntry("done_count", 0)
                .containsEntry("traintuple_keys", List.of(ids.get("first"), ids.get("second")))
                .containsEntry("composite_traintuple_keys", List.of(ids.get("third")))
                .containsEntry("aggregatetuple_keys", List.of(ids.get("fourth")));
        assertThat(ids).hasSize(4);
        assertThat((String) created.get("compute_plan_id")).matches("[a-f0-9]{64}");
        String plan = (String) created.get("compute_plan_id");
        created.put("id_to_key", Map.of());
        get("/compute_plan/" + plan + "/").statusCode(200).body("", equalTo(created));
        get("/compute_plan/").statusCode(200).body("find { it.compute_plan_id == '" + plan + "' }", equalTo(created));
        get("/aggregatetuple/" + ids.get("fourth") + "/")
                .statusCode(200)
                .body("compute_plan_id", equalTo(plan))
                .body("rank", equalTo(2))
                .body("status", equalTo("waiting"));
        String test = ((List<?>) created.get("testtuple_keys")).getFirst().toString();
        get("/testtuple/" + test + "/")
                .body("traintuple_type", equalTo("aggregatetuple"))
                .body("compute_plan_id", equalTo(plan))
                .body("rank", equalTo(2));
    }

    @Test
    void two_requests_alike_make_two_plans() {
        Map<String, Object> empty = Map.of("tag", Given.word());

        String first = create(empty)
                .statusCode(201)
                .body("status", equalTo("waiting"))
                .body("traintuple_keys", nullValue())
                .body("id_to_key", equalTo(Map.of()))
                .extract()
                .path("compute_plan_id");
        String second = create(empty).statusCode(201).extract().path("compute_plan_id");

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void an_update_adds_tuples_that_build_on_earlier_ones() {
        String plan = create(bodies.chain(0, 2)).extract().path("compute_plan_id");

        List<String> keys = update(plan, bodies.chain(2, 4))
                .statusCode(201)
                .body("tuple_count", equalTo(4))
                .body("id_to_key.keySet()", hasSize(2))
                .body("traintuple_keys", hasSize(4))
                .extract()
                .path("traintuple_keys");

        get("/traintuple/" + keys.getLast() + "/")
                .body("rank", equalTo(3))
                .body("in_models[0].traintuple_key", equalTo(keys.get(2)));
        update(plan, bodies.chain(2, 4))
                .statusCode(400)
                .body("message", containsString("Duplicate"))
                .body("compute_plan_id", equalTo(plan));
        update(plan, Map.of())
                .statusCode(400)
                .body("message", equalTo("empty update for compute plan " + plan))
                .body("compute_plan_id", equalTo(plan));
    }

    @Test
    void a_canceled_plan_is_canceled_in_the_next_read() {
        String plan = create(bodies.chain(0, 2)).extract().path("compute_plan_id");

        String tuple = people.someone()
                .when()
                .post("/compute_plan/" + plan + "/cancel/")
                .then()
                .statusCode(200)
                .body("status", equalTo("canceled"))
                .body("id_to_key", equalTo(Map.of()))
                .extract()
                .path("traintuple_keys[0]");

        get("/traintuple/" + tuple + "/").body("status", equalTo("canceled"));
        get("/compute_plan/" + plan + "/").body("status", equalTo("canceled"));
    }

    @Test
    void names_the_plan_and_what_was_wrong_with_which_tuple() {
        create(Map.of("traintuples", List.of(bodies.traintuple("a", "nobody"))))
                .statusCode(400)
                .body("message", containsString("missing dependency among inModels IDs: [nobody]"));
        create(Map.of("traintuples", List.of(bodies.traintuple("a", "b"), bodies.traintuple("b", "a"))))
                .statusCode(400)
                .body("message", containsString("missing dependency among inModels IDs"));
        create(Map.of(
                        "composite_traintuples",
                        List.of(bodies.composite("a", "t", "t")),
                        "traintuples",
                        List.of(bodies.traintuple("t"))))
                .statusCode(400)
                .body("message", startsWith("traintuple ID a: in_head_model_key"))
                .body("compute_plan_id", notStored());
    }

    private static Matcher<String> notStored() {
        return matchesPattern("[a-f0-9]{64}");
    }

    @Test
    void an_unknown_plan_is_a_404_and_anothers_a_403() {
        String unknown = Given.key(Given.word()).value();
        var foreign = Given.key(Given.word());
        LedgerAtHand.get()
                .submitAs(
                        LedgerAtHand.NANTES,
                        new CreateComputePlan(foreign, new PlanHeader(false, "", Map.of()), List.of()));

        get("/compute_plan/" + unknown + "/").statusCode(404).body("compute_plan_id", equalTo(unknown));
        get("/compute_plan/nothing/").statusCode(400).body("message", equalTo("Wrong pk nothing"));
        update(unknown, bodies.chain(0, 1)).statusCode(404).body("compute_plan_id", equalTo(unknown));
        update(foreign.value(), bodies.chain(0, 1)).statusCode(403).body("compute_plan_id", equalTo(foreign.value()));
        people.someone()
                .when()
                .post("/compute_plan/" + foreign + "/cancel/")
                .then()
                .statusCode(403)
                .body("compute_plan_id", equalTo(foreign.value()));
        people.someone()
                .when()
                .post("/compute_plan/" + unknown + "/cancel/")
                .then()
                .statusCode(404)
                .body("compute_plan_id", equalTo(unknown));
    }

    @Test
    void tells_what_is_wrong_field_by_field() {
        create(Map.of(
                        "tag",
                        "x".repeat(65),
                        "traintuples",
                        List.of(bodies.traintuple("a"), Map.of("traintuple_id", "b"), 5),
                        "testtuples",
                        "none"))
                .statusCode(400)
                .body("tag", hasSize(1))
                .body("traintuples[0]", equalTo(Map.of()))
                .body("traintuples[1].algo_key", equalTo(List.of("This field is required.")))
                .body("traintuples[1].train_data_sample_keys", hasSize(1))
                .body("traintuples[2].non_field_errors", hasSize(1))
                .body("testtuples", hasSize(1));
        send("[]").statusCode(400).body("message", containsString("dictionary"));
        send("{\"tag\":").statusCode(400).body("message", startsWith("JSON parse error"));
    }

    @Test
    void takes_a_plan_of_two_thousand_tuples_and_shows_all_of_them() {
        Map<String, Object> created =
                create(bodies.chain(0, 2_000)).statusCode(201).extract().path("");

        String plan = (String) created.get("compute_plan_id");
        Map<?, ?> ids = (Map<?, ?>) created.get("id_to_key");
        assertThat(created).containsEntry("tuple_count", 2_000).containsEntry("status", "todo");
        assertThat((List<?>) created.get("traintuple_keys")).hasSize(500);
        assertThat(ids).hasSize(2_000);
        List<String> keys = get("/compute_plan/" + plan + "/").extract().path("traintuple_keys");
        assertThat(keys).hasSize(2_000);
        assertThat(keys.get(1_999)).isEqualTo(ids.get("1999"));
        get("/compute_plan/").body("compute_plan_id", hasItem(plan));
        get("/traintuple/" + keys.get(1_999) + "/").body("rank", equalTo(1_999));
    }

    @Test
    void a_refused_part_leaves_nothing_and_the_same_body_can_be_sent_again() {
        String plan = create(bodies.chain(0, 1)).extract().path("compute_plan_id");
        Map<String, Object> later = bodies.chain(2, 1_202);

        update(plan, later)
                .statusCode(400)
                .body("message", containsString("missing dependency among inModels IDs: [1]"))
                .body("compute_plan_id", equalTo(plan));
        get("/compute_plan/" + plan + "/").body("tuple_count", equalTo(1));
        update(plan, bodies.chain(1, 2)).statusCode(201);

        update(plan, later).statusCode(201).body("tuple_count", equalTo(1_202));
    }

    private ValidatableResponse create(Map<String, Object> body) {
        return people.someone()
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/compute_plan/")
                .then();
    }

    private ValidatableResponse send(String body) {
        return people.someone()
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/compute_plan/")
                .then();
    }

    private ValidatableResponse update(String plan, Map<String, Object> body) {
        return people.someone()
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/compute_plan/" + plan + "/update_ledger/")
                .then();
    }

    private ValidatableResponse get(String path) {
        return people.someone().when().get(path).then();
    }
}
