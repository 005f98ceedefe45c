package org.substra.api.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.api.testing.People;

@QuarkusTest
class SessionTest {

    private static final String DATE = "[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT";

    private final People people;
    private final Database database;
    private final JsonWebTokens tokens;
    private final SpentTokens spent;

    SessionTest(People people, Database database, JsonWebTokens tokens, SpentTokens spent) {
        this.people = people;
        this.database = database;
        this.tokens = tokens;
        this.spent = spent;
    }

    @BeforeEach
    void nobody_is_throttled() {
        database.run("delete from api_throttle");
    }

    @Test
    void answers_with_the_claims_and_keeps_the_token_in_cookies() {
        Response answer = login(people.newUser());

        answer.then()
                .statusCode(200)
                .body("size()", is(4))
                .body("token_type", equalTo("access"))
                .body("jti", matchesPattern("[0-9a-f]{32}"))
                .body("user_id", is(userOf(answer)));
        assertThat(answer.jsonPath().getLong("exp") - Instant.now().getEpochSecond())
                .isBetween(86_390L, 86_400L);
        assertThat(answer.headers().getValues("Set-Cookie"))
                .satisfiesExactly(
                        cookie -> assertThat(cookie)
                                .matches("header\\.payload=[^.;]+\\.[^.;]+; Path=/; Domain=localhost; Expires=" + DATE
                                        + "; Max-Age=86400; Secure"),
                        cookie -> assertThat(cookie)
                                .matches("signature=[^.;]+; Path=/; Domain=localhost; HttpOnly; Secure"),
                        cookie -> assertThat(cookie)
                                .matches("refresh=[^.;]+\\.[^.;]+\\.[^.;]+; Path=/; Domain=localhost; Expires=" + DATE
                                        + "; Max-Age=604800; HttpOnly; Secure"));
    }

    @Test
    void the_token_says_what_the_answer_says_and_no_more() {
        Response answer = login(people.newUser());
        String[] parts = answer.cookie("header.payload").split("\\.");

        assertThat(json(parts[0]))
                .containsOnlyKeys("typ", "alg", "kid")
                .containsEntry("typ", "JWT")
                .containsEntry("alg", "HS256");
        assertThat(json(parts[1])).isEqualTo(answer.jsonPath().getMap(""));
    }

    @Test
    void gives_the_cookies_to_the_registered_domain() {
        Response answer = given().header("Host", "substra-backend.owkin.xyz:8000")
                .formParam("username", people.newUser())
                .formParam("password", People.PASSWORD)
                .when()
                .post("/user/login/");

        assertThat(answer.headers().getValues("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("; Domain=owkin.xyz;"));
    }

    @Test
    void takes_json_too() {
        given().contentType(ContentType.JSON)
                .body(Map.of("username", people.newUser(), "password", People.PASSWORD))
                .when()
                .post("/user/login/")
                .then()
                .statusCode(200);
    }

    @Test
    void refuses_wrong_passwords_and_missing_fields() {
        given().formParam("username", people.newUser())
                .formParam("password", "wrong password")
                .when()
                .post("/user/login/")
                .then()
                .statusCode(401)
                .body("", equalTo(Map.of("detail", "No active account found with the given credentials")));
        given().formParam("username", "somebody")
                .when()
                .post("/user/login/")
                .then()
                .statusCode(400)
                .body("password", equalTo(List.of("This field is required.")));
    }

    @Test
    void knows_who_shows_both_parts() {
        Response login = login(people.newUser());

        ask(login.cookie("header.payload"), login.cookie("signature")).statusCode(200);
        given().header("Authorization", "JWT " + login.cookie("header.payload"))
                .when()
                .get("/node/")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "JWT realm=\"api\"")
                .body("detail", equalTo("Authentication credentials were not provided."));
        given().header("Authorization", "Bearer " + login.cookie("header.payload") + "." + login.cookie("signature"))
                .when()
                .get("/node/")
                .then()
                .statusCode(401);
    }

    @Test
    void refuses_every_other_token() {
        Response login = login(people.newUser());
        String payload = login.cookie("header.payload").split("\\.")[1];
        String unsigned = base64("{\"alg\":\"none\"}") + "." + payload;
        String[] refresh = login.cookie("refresh").split("\\.");
        long user = userOf(login);
        String[] expired =
                sign(Claims.Type.ACCESS, user, Duration.ofSeconds(-1)).split("\\.");

        refused(ask(login.cookie("header.payload"), base64("another signature")));
        refused(ask(unsigned, "nothing"));
        refused(ask("no.token", "at-all"));
        refused(ask(refresh[0] + "." + refresh[1], refresh[2]));
        refused(ask(expired[0] + "." + expired[1], expired[2]));
    }

    @Test
    void a_refresh_token_gives_one_new_session() {
        Response login = login(people.newUser());

        Response renewed = refresh(login.cookie("refresh"));

        renewed.then().statusCode(200).body("token_type", equalTo("access"));
        ask(renewed.cookie("header.payload"), renewed.cookie("signature")).statusCode(200);
        refresh(login.cookie("refresh"))
                .then()
                .statusCode(401)
                .body("", equalTo(Map.of("detail", "Token is invalid or expired", "code", "token_not_valid")));
        refresh(renewed.cookie("refresh")).then().statusCode(200);
    }

    @Test
    void a_refresh_token_shown_many_times_at_once_gives_one_session() {
        String token = login(people.newUser()).cookie("refresh");

        List<CompletableFuture<Integer>> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> refresh(token).statusCode()))
                .limit(5)
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .contains(401);
    }

    @Test
    void refuses_other_refresh_tokens() {
        Response login = login(people.newUser());
        String access = login.cookie("header.payload") + "." + login.cookie("signature");

        given().when()
                .post("/user/refresh/")
                .then()
                .statusCode(400)
                .body("non_field_errors", equalTo(List.of("refresh cookie is not present")));
        refresh("nonsense").then().statusCode(401);
        refresh(access).then().statusCode(401);
        refresh(sign(Claims.Type.REFRESH, userOf(login), Duration.ofSeconds(-1)))
                .then()
                .statusCode(401);
    }

    @Test
    void a_removed_user_is_known_no_more() {
        String name = people.newUser();
        Response login = login(name);
        database.run("delete from api_user where name = '" + name + "'");

        ask(login.cookie("header.payload"), login.cookie("signature"))
                .statusCode(401)
                .body("code", equalTo("user_not_found"));
        refresh(login.cookie("refresh")).then().statusCode(401);
    }

    @Test
    void signing_out_takes_the_cookies_away_and_ends_the_refresh_token() {
        String refresh = login(people.newUser()).cookie("refresh");

        Response answer = given().cookie("refresh", refresh).when().get("/user/logout/");

        answer.then().statusCode(200).body("", anEmptyMap());
        assertThat(answer.headers().getValues("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie)
                        .matches("(header\\.payload|signature|refresh)=\"\"; Path=/; Domain=localhost;"
                                + " Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0"));
        refresh(refresh).then().statusCode(401);
        given().when().get("/user/logout/").then().statusCode(200);
    }

    @Test
    void spent_tokens_are_forgotten_when_they_expire() {
        Claims expired = Claims.of(Claims.Type.REFRESH, 1, Instant.now(), Duration.ofSeconds(-1));
        Claims living = Claims.of(Claims.Type.REFRESH, 1, Instant.now(), Duration.ofMinutes(1));
        Await.result(() -> spent.spend(expired));
        Await.result(() -> spent.spend(living));

        Await.result(spent::forgetExpired);

        assertThat(Await.result(() -> spent.spend(living))).isFalse();
        assertThat(Await.result(() -> spent.spend(expired))).isTrue();
    }

    @Test
    void throttles_logins_together_and_apart_from_the_rest() {
        for (int attempt = 0; attempt < 20; attempt++) {
            given().formParam("x", "y").when().post("/api-token-auth/").then().statusCode(400);
            given().formParam("x", "y").when().post("/user/login/").then().statusCode(400);
        }

        given().formParam("x", "y").when().post("/user/login/").then().statusCode(429);
        for (int attempt = 0; attempt < 40; attempt++) {
            given().when().get("/user/logout/").then().statusCode(200);
        }
        given().when().get("/user/logout/").then().statusCode(429);
        refresh("nonsense").then().statusCode(429);
    }

    private static Response login(String name) {
        return given().formParam("username", name)
                .formParam("password", People.PASSWORD)
                .when()
                .post("/user/login/");
    }

    private static Response refresh(String token) {
        return given().cookie("refresh", token).when().post("/user/refresh/");
    }

    private static ValidatableResponse ask(String headerAndPayload, String signature) {
        return given().header("Authorization", "JWT " + headerAndPayload)
                .cookie("signature", signature)
                .when()
                .get("/node/")
                .then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(401)
                .header("WWW-Authenticate", "JWT realm=\"api\"")
                .body("detail", equalTo("Given token not valid for any token type"))
                .body("code", equalTo("token_not_valid"))
                .body("messages[0].token_type", equalTo("access"));
    }

    private String sign(Claims.Type type, long user, Duration lifetime) {
        return Await.result(() -> tokens.sign(Claims.of(type, user, Instant.now(), lifetime)));
    }

    private static int userOf(Response login) {
        return login.jsonPath().getInt("user_id");
    }

    private static Map<String, Object> json(String part) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                .getMap("");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
