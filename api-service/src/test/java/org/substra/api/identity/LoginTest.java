package org.substra.api.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.api.testing.People;

@QuarkusTest
class LoginTest {

    private final People people;
    private final TokenRows rows;
    private final Database database;

    LoginTest(People people, TokenRows rows, Database database) {
        this.people = people;
        this.rows = rows;
        this.database = database;
    }

    @BeforeEach
    void nobody_is_throttled() {
        database.run("delete from api_throttle");
    }

    @Test
    void gives_a_token_for_a_form() {
        String name = people.newUser();

        given().formParam("username", name)
                .formParam("password", People.PASSWORD)
                .header("Authorization", "Token None")
                .when()
                .post("/api-token-auth/")
                .then()
                .statusCode(200)
                .body("token", matchesPattern("[0-9a-f]{40}"))
                .body("expires_at", matchesPattern("86399\\.[0-9]+"));
    }

    @Test
    void gives_a_token_for_json() {
        String name = people.newUser();

        given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", People.PASSWORD))
                .when()
                .post("/api-token-auth/")
                .then()
                .statusCode(200)
                .body("token", matchesPattern("[0-9a-f]{40}"));
    }

    @Test
    void refuses_a_wrong_password_and_an_unknown_name_alike() {
        for (String name : List.of(people.newUser(), "nobody")) {
            given().formParam("username", name)
                    .formParam("password", "wrong password")
                    .when()
                    .post("/api-token-auth/")
                    .then()
                    .statusCode(400)
                    .body("non_field_errors", equalTo(List.of("Unable to log in with provided credentials.")));
        }
    }

    @Test
    void names_the_missing_fields() {
        given().contentType(ContentType.JSON)
                .body("{\"username\": \"\"}")
                .when()
                .post("/api-token-auth/")
                .then()
                .statusCode(400)
                .body("username", equalTo(List.of("This field may not be blank.")))
                .body("password", equalTo(List.of("This field is required.")));
    }

    @Test
    void a_second_login_ends_the_first_ones_token_at_once() {
        String name = people.newUser();

        String first = People.token(name);
        assertThat(statusWith(first)).isEqualTo(200);
        String second = People.token(name);

        assertThat(statusWith(first)).isEqualTo(401);
        assertThat(statusWith(second)).isEqualTo(200);
    }

    @Test
    void a_token_ends_with_its_lifetime_and_is_removed() {
        String token = People.token(people.newUser());
        String hash = Hashes.sha256(token);
        database.run("update api_token set created = now() - interval '1441 minutes' where hash = '" + hash + "'");

        given().header("Authorization", "Token " + token)
                .when()
                .get("/node/")
                .then()
                .statusCode(401)
                .body("detail", equalTo("The Token is expired"));

        assertThat(stored(hash)).isEqualTo("0");
    }

    @Test
    void keeps_neither_token_nor_password_in_clear() {
        String token = People.token(people.newUser());

        String stored = database.text("select string_agg(t::text, ' ') from api_token t")
                + database.text("select string_agg(u::text, ' ') from api_user u");

        assertThat(stored).doesNotContain(token).doesNotContain(People.PASSWORD).contains("argon2id");
    }

    @Test
    void throttles_logins_of_one_address() {
        for (int attempt = 0; attempt < 40; attempt++) {
            given().formParam("username", "nobody")
                    .when()
                    .post("/api-token-auth/")
                    .then()
                    .statusCode(400);
        }

        given().formParam("username", "nobody")
                .when()
                .post("/api-token-auth/")
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-5]?[0-9]|60"))
                .body("detail", matchesPattern("Request was throttled\\. Expected available in [0-9]+ seconds?\\."));
    }

    @Test
    void old_tokens_are_forgotten() {
        String hash = Hashes.sha256(People.token(people.newUser()));
        database.run("update api_token set created = '2001-01-01' where hash = '" + hash + "'");

        Await.result(() -> rows.removeMadeBefore(Instant.parse("2002-01-01T00:00:00Z")));

        assertThat(stored(hash)).isEqualTo("0");
    }

    private static int statusWith(String token) {
        return given().header("Authorization", "Token " + token)
                .when()
                .get("/node/")
                .statusCode();
    }

    private String stored(String hash) {
        return database.text("select count(*)::text from api_token where hash = '" + hash + "'");
    }
}
