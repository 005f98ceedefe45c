package org.substra.api.computeplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Database;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.api.testing.PlanBodies;

/** A client that does not get its answer sends the same again, and gets what it would have got. */
@QuarkusTest
@TestProfile(LostAnswerTest.Impatient.class)
class LostAnswerTest {

    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "substra.ledger.wait-seconds",
                    "3",
                    "substra.ledger.question-patience",
                    "500ms",
                    "substra.compute-plan.max-body",
                    "1M");
        }
    }

    private static final String CREATE = "/compute_plan/";
    private static final int TIMEOUT = 408;
    private static final Duration SEEN = Duration.ofMillis(300);

    private final LedgerAtHand ledger = LedgerAtHand.get();
    private final PlanBodies bodies = new PlanBodies(new Hospitals());
    private final People people;
    private final Database database;
    private final ObjectMapper json;

    LostAnswerTest(People people, Database database, ObjectMapper json) {
        this.people = people;
        this.database = database;
        this.json = json;
    }

    @AfterEach
    void behave() {
        ledger.manners().behave();
    }

    @Test
    void a_late_answer_names_the_plan_that_the_same_body_finds_again() {
        ledger.manners().answerNoCommands();
        String plan =
                post(CREATE, bodies.ofAllKinds()).statusCode(TIMEOUT).extract().path("compute_plan_id");

        ledger.manners().behave();
        post(CREATE, bodies.ofAllKinds())
                .statusCode(201)
                .body("compute_plan_id", equalTo(plan))
                .body("id_to_key.keySet()", hasSize(4))
                .body("tuple_count", equalTo(5));

        String other =
                post(CREATE, bodies.ofAllKinds()).statusCode(201).extract().path("compute_plan_id");
        assertThat(other).isNotEqualTo(plan);
    }

    @Test
    void when_the_database_is_lost_after_the_verdict_the_answer_is_late_and_names_the_plan() {
        String plan;
        loseThePlansWhenTheyAreRead();
        try {
            plan = post(CREATE, bodies.ofAllKinds())
                    .statusCode(TIMEOUT)
                    .extract()
                    .path("compute_plan_id");
            post(CREATE + plan + "/cancel/", Map.of()).statusCode(TIMEOUT).body("compute_plan_id", equalTo(plan));
        } finally {
            findThePlansAgain();
        }

        post(CREATE, bodies.ofAllKinds())
                .statusCode(201)
                .body("compute_plan_id", equalTo(plan))
                .body("status", equalTo("canceled"));
    }

    /** As a database says that takes no more connections, but only to those who read a plan. */
    private void loseThePlansWhenTheyAreRead() {
        database.run("""
                alter table ledger_compute_plan rename to stored_compute_plan;
                create function crowded() returns boolean language plpgsql as $$ begin
                  if current_query() like '%select key, record, status%' then
                    raise exception 'no more connections' using errcode = '53300';
                  end if;
                  return true;
                end $$;
                create view ledger_compute_plan as select * from stored_compute_plan where crowded();""");
    }

    private void findThePlansAgain() {
        database.run("""
                drop view ledger_compute_plan;
                drop function crowded();
                alter table stored_compute_plan rename to ledger_compute_plan;""");
    }

    @Test
    void a_plan_in_parts_goes_on_where_it_was() {
        Map<String, Object> body = bodies.chain(0, 1_200);
        ledger.manners().answerNoCommands();
        String plan = post(CREATE, body).statusCode(TIMEOUT).extract().path("compute_plan_id");
        people.someone().when().get(CREATE + plan + "/").then().statusCode(404);

        ledger.manners().behave();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> post(CREATE, body)
                        .statusCode(201)
                        .body("compute_plan_id", equalTo(plan))
                        .body("tuple_count", equalTo(1_200))
                        .body("id_to_key.keySet()", hasSize(1_200)));
    }

    @Test
    void a_repeated_update_is_no_duplicate() {
        String plan = post(CREATE, bodies.chain(0, 1)).statusCode(201).extract().path("compute_plan_id");
        String path = CREATE + plan + "/update_ledger/";
        ledger.manners().answerNoCommands();
        post(path, bodies.chain(1, 3)).statusCode(TIMEOUT).body("compute_plan_id", equalTo(plan));

        ledger.manners().behave();
        post(path, bodies.chain(1, 3))
                .statusCode(201)
                .body("tuple_count", equalTo(3))
                .body("id_to_key.keySet()", hasSize(2));
    }

    @Test
    void what_has_not_left_is_unavailable() {
        ledger.manners().takeNoCommands();
        post(CREATE, bodies.chain(0, 1)).statusCode(503).header("Retry-After", equalTo("2"));

        ledger.manners().behave();
        post(CREATE, bodies.chain(0, 1)).statusCode(201);
    }

    @Test
    void a_client_whose_connection_was_cut_gets_the_same_plan() throws IOException, InterruptedException {
        Map<String, Object> body = bodies.chain(0, 2);
        String before = requests();
        ledger.manners().pushNothing();
        ledger.manners().answerNoQuestions();
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            client.getOutputStream().write(request(body));
            await().until(() -> !requests().equals(before));
        }
        Thread.sleep(SEEN); // the service notices that nobody is there
        ledger.manners().behave();
        String plan = await().until(
                        () -> database.text(
                                "select coalesce((select p.key from compute_plan_request r"
                                        + " join ledger_compute_plan p on p.key = r.plan order by r.touched desc limit 1), '')"),
                        found -> !found.isEmpty());

        post(CREATE, body)
                .statusCode(201)
                .body("compute_plan_id", equalTo(plan))
                .body("id_to_key.keySet()", hasSize(2));
    }

    @Test
    void a_body_that_is_too_large_is_refused_in_a_sentence() {
        post(CREATE, Map.of("ignored", "x".repeat(3_000_000)))
                .statusCode(400)
                .body("message", containsString("1048576 bytes"));
    }

    private String requests() {
        return database.text("select count(*)::text from compute_plan_request");
    }

    private byte[] request(Map<String, Object> body) {
        String text = text(body);
        return ("POST /compute_plan/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: "
                        + people.authorization() + "\r\nContent-Length: "
                        + text.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same bytes each time, as a client has them that sends again. */
    private ValidatableResponse post(String path, Map<String, Object> body) {
        return people.someone()
                .contentType(ContentType.JSON)
                .body(text(body))
                .when()
                .post(path)
                .then();
    }

    private String text(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
