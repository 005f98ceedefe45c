package org.substra.api.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.substra.api.admin.Commander.Ran;
import org.substra.api.testing.AuditLines;
import org.substra.api.testing.Given;
import org.substra.api.testing.People;

@QuarkusTest
class UsersCommandTest {

    private static final String OTHER = "n0t the f1rst one";

    private final Commander commander;
    private final People people;

    UsersCommandTest(Commander commander, People people) {
        this.commander = commander;
        this.people = people;
    }

    @Test
    void lists_everybody_with_their_channel() {
        String bound = people.newUser();
        String free = people.newUser(Optional.empty());

        assertThat(commander.run("", "users", "list").text())
                .contains(bound + "\tmychannel\n")
                .contains(free + "\t*\n")
                .doesNotContain("argon2");
    }

    @Test
    void another_password_ends_what_the_old_one_has_opened() {
        String name = people.newUser();
        RequestSpecification token = byToken(name);
        Response session = login(name, People.PASSWORD);

        assertThat(commander.run(OTHER + "\n", "users", "change-password", name))
                .isEqualTo(new Ran(0, "changed the password of user " + name + "\n"));

        assertEnded(token, session);
        assertThat(login(name, People.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(login(name, OTHER).statusCode()).isEqualTo(200);
    }

    @Test
    void a_removed_user_is_out() {
        String name = people.newUser();
        RequestSpecification token = byToken(name);
        Response session = login(name, People.PASSWORD);

        assertThat(commander.run("", "users", "remove", name)).isEqualTo(new Ran(0, "removed user " + name + "\n"));

        assertEnded(token, session);
        assertThat(login(name, People.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(commander
                        .run(OTHER + "\n", "users", "add", name, "--any-channel")
                        .code())
                .isZero();
        assertEnded(token, session);
    }

    @Test
    void a_user_moves_to_any_channel_and_back() {
        String name = people.newUser();
        RequestSpecification token = byToken(name);

        assertThat(commander.run("", "users", "channel", name, "--any-channel"))
                .isEqualTo(new Ran(0, "user " + name + " is on any channel\n"));
        within(token, 400);
        assertThat(commander.run("", "users", "channel", name, "--channel", "mychannel"))
                .isEqualTo(new Ran(0, "user " + name + " is on channel mychannel\n"));
        within(token, 200);
    }

    @Test
    void says_that_there_is_no_such_user() {
        Ran none = new Ran(1, "there is no user nobody\n");

        assertThat(commander.run("", "users", "remove", "nobody")).isEqualTo(new Ran(1, "remove: " + none.text()));
        assertThat(commander.run("", "users", "channel", "nobody", "--any-channel"))
                .isEqualTo(new Ran(1, "channel: " + none.text()));
        assertThat(commander.run(OTHER, "users", "change-password", "nobody"))
                .isEqualTo(new Ran(1, "change-password: " + none.text()));
        assertThat(commander.run("", "users", "remove").code()).isEqualTo(2);
    }

    @Test
    void refuses_an_easy_password_and_leaves_the_old_one() {
        String name = people.newUser();

        Ran ran = commander.run("password1234\n", "users", "change-password", name);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text()).contains("everybody tries first").doesNotContain("password1234");
        assertThat(login(name, People.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void each_command_is_in_the_audit_log_without_the_password() {
        String name = "user-" + Given.word();
        try (AuditLines lines = AuditLines.open()) {
            commander.run(OTHER + "\n", "users", "add", name, "--any-channel");
            commander.run("", "users", "remove", "nobody");

            String who = System.getProperty("user.name");
            assertThat(lines.fields())
                    .containsExactly(
                            line("users add", name + " --any-channel", who, "done"),
                            line("users remove", "nobody", who, "failed"));
            assertThat(lines.texts().toString()).doesNotContain(OTHER);
        }
    }

    private static Map<String, String> line(String event, String what, String who, String outcome) {
        return Map.of("log", "audit", "event", event, "what", what, "who", who, "from", "command", "outcome", outcome);
    }

    private static RequestSpecification byToken(String name) {
        return given().header("Authorization", "Token " + People.token(name));
    }

    private static Response login(String name, String password) {
        return given().formParam("username", name)
                .formParam("password", password)
                .when()
                .post("/user/login/");
    }

    /** At this replica at once; others have a second. */
    private static void assertEnded(RequestSpecification token, Response session) {
        token.when().get("/node/").then().statusCode(401);
        given().header("Authorization", "JWT " + session.cookie("header.payload"))
                .cookie("signature", session.cookie("signature"))
                .when()
                .get("/node/")
                .then()
                .statusCode(401);
        given().cookie("refresh", session.cookie("refresh"))
                .when()
                .post("/user/refresh/")
                .then()
                .statusCode(401);
    }

    private static void within(RequestSpecification token, int status) {
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() ->
                        assertThat(token.when().get("/node/").statusCode()).isEqualTo(status));
    }
}
