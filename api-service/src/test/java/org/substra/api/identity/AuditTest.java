package org.substra.api.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.AuditLines;
import org.substra.api.testing.Database;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;

@QuarkusTest
class AuditTest {

    private static final String HERE = "127.0.0.1";

    private final People people;
    private final Database database;

    AuditTest(People people, Database database) {
        this.people = people;
        this.database = database;
    }

    @Test
    void says_who_has_signed_in_from_where_for_what() {
        String name = people.newUser();
        try (AuditLines lines = AuditLines.open()) {
            People.token(name);
            login(name, People.PASSWORD);
            basic(name, People.PASSWORD);

            assertThat(lines.fields())
                    .containsExactly(
                            line("sign-in", "token", Optional.of(name), "done"),
                            line("sign-in", "cookies", Optional.of(name), "done"),
                            line("sign-in", "file", Optional.of(name), "done"));
        }
    }

    @Test
    void names_nobody_who_is_not_there_for_it_may_be_a_password() {
        String name = people.newUser();
        try (AuditLines lines = AuditLines.open()) {
            login(name, "wrong password");
            login("My0wnPassw0rd!\n{}", "name");

            assertThat(lines.fields())
                    .containsExactly(
                            line("sign-in", "cookies", Optional.of(name), "refused"),
                            line("sign-in", "cookies", Optional.empty(), "refused"));
            assertThat(lines.texts().toString()).doesNotContain("My0wn").doesNotContain("wrong password");
        }
    }

    @Test
    void follows_a_session_to_its_end_without_its_tokens() {
        String name = people.newUser();
        try (AuditLines lines = AuditLines.open()) {
            String first = login(name, People.PASSWORD).cookie("refresh");
            String second = refresh(first).cookie("refresh");
            refresh(first);
            refresh("nonsense");
            given().cookie("refresh", second).when().get("/user/logout/");

            assertThat(lines.fields())
                    .containsExactly(
                            line("sign-in", "cookies", Optional.of(name), "done"),
                            line("refresh", "cookies", Optional.of(name), "done"),
                            line("refresh", "cookies", Optional.of(name), "refused"),
                            line("refresh", "cookies", Optional.empty(), "refused"),
                            line("logout", "cookies", Optional.of(name), "done"));
            assertThat(lines.texts().toString()).doesNotContain(first).doesNotContain(second);
        }
    }

    @Test
    void says_once_that_an_address_is_throttled() {
        String name = people.newUser();
        database.run("insert into api_throttle (scope, client, hits, ends)"
                + " values ('login', '127.0.0.1', 40, now() + interval '1 minute')");
        try (AuditLines lines = AuditLines.open()) {
            login(name, People.PASSWORD);
            login(name, People.PASSWORD);
            basic(name, People.PASSWORD);

            assertThat(lines.fields()).containsExactly(line("sign-in", "cookies", Optional.empty(), "throttled"));
        } finally {
            database.run("delete from api_throttle");
        }
    }

    @Test
    void says_whose_name_is_guessed_at() {
        String name = people.newUser();
        database.run(
                "insert into api_throttle (scope, client, hits, ends) values ('name', '%s', 40, now() + interval '1 min')"
                        .formatted(Hashes.sha256(name)));
        try (AuditLines lines = AuditLines.open()) {
            login(name, People.PASSWORD);

            assertThat(lines.fields()).containsExactly(line("sign-in", "cookies", Optional.of(name), "throttled"));
        }
    }

    @Test
    void notes_a_node_when_its_secret_is_checked_not_with_every_file() {
        database.run("delete from api_throttle");
        database.run("delete from incoming_node");
        people.admit(LedgerAtHand.NANTES, "a secret of nantes");
        try (AuditLines lines = AuditLines.open()) {
            basic("chu-nantesMSP", "guess");
            basic("chu-nantesMSP", "a secret of nantes");
            basic("chu-nantesMSP", "a secret of nantes");

            assertThat(lines.fields())
                    .containsExactly(
                            line("sign-in", "file", Optional.of("chu-nantesMSP"), "refused"),
                            line("sign-in", "file", Optional.of("chu-nantesMSP"), "done"));
        }
    }

    private static Map<String, String> line(String event, String what, Optional<String> who, String outcome) {
        var line =
                new HashMap<>(Map.of("log", "audit", "event", event, "what", what, "from", HERE, "outcome", outcome));
        who.ifPresent(name -> line.put("who", name));
        return line;
    }

    private static Response login(String name, String password) {
        return given().formParam("username", name)
                .formParam("password", password)
                .when()
                .post("/user/login/");
    }

    private static Response refresh(String token) {
        return given().cookie("refresh", token).when().post("/user/refresh/");
    }

    private static void basic(String name, String secret) {
        given().auth()
                .preemptive()
                .basic(name, secret)
                .header("Substra-Channel-Name", LedgerAtHand.CHANNEL)
                .when()
                .get("/testing/x/file/");
    }
}
