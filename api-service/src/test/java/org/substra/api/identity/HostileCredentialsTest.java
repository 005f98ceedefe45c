package org.substra.api.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;

/** Whatever is shown, who shows nothing good is told so in the API's shape. */
@QuarkusTest
class HostileCredentialsTest {

    private final Database database;
    private final SigningKeys keys;

    HostileCredentialsTest(Database database, SigningKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    @BeforeEach
    void nobody_is_throttled() {
        database.run("delete from api_throttle");
    }

    static List<String> tokens() {
        return List.of(
                "", "x", "0".repeat(40), "g".repeat(40), "0".repeat(10_000), "00 00", "\"", "é", "%00", "' or 1=1");
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void tokens_that_are_none(String token) {
        refused(given().header("Authorization", "Token " + token).when().get("/node/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "!", "bm9ib2R5", "bm86", "Og==", "AAA6AAA=", "/////w==", "bm8AYm9keTpzZWNyZXQ=", "7aCAOng="})
    void names_and_secrets_that_are_none(String basic) {
        refused(given().header("Authorization", "Basic " + basic).when().get("/testing/x/file/"));
    }

    @Test
    void names_and_secrets_without_end() {
        String basic = base64("n".repeat(4000) + ":" + "s".repeat(4000));

        refused(given().header("Authorization", "Basic " + basic).when().get("/testing/x/file/"));
    }

    static List<String> headers() {
        return List.of(
                "{\"alg\":\"none\"}",
                "{\"alg\":\"none\",\"kid\":\"KID\"}",
                "{\"alg\":\"HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"RS256\",\"kid\":\"KID\"}",
                "{\"alg\":\"hs256\",\"kid\":\"KID\"}",
                "{\"alg\":[\"HS256\"],\"kid\":\"KID\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"kid\":7}",
                "{\"alg\":\"HS256\",\"kid\":null}",
                "{\"alg\":\"HS256\",\"kid\":\"0000\"}",
                "{\"alg\":\"HS256\",\"kid\":\"' or ''='\"}",
                "{\"alg\":\"HS256\",\"kid\":\"\\u0000\"}",
                "{\"alg\":\"HS256\",\"kid\":\"KID\",\"crit\":[\"x\"]}",
                "{\"alg\":\"HS256\",\"kid\":\"KID\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}",
                "{\"alg\":\"HS256\",\"kid\":\"KID\",\"jku\":\"http://evil.test/\"}",
                "{\"alg\":\"HS256\",\"kid\":\"KID\"}{}",
                "[]",
                "7",
                "\"HS256\"",
                "{",
                "[".repeat(900));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void tokens_that_say_something_else_about_themselves(String header) {
        String kid = newest().id();
        String[] good = sign(claims(), kid).split("\\.");

        refused(ask(base64(header.replace("KID", kid)) + "." + good[1], good[2]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c.d", "%%%.%%%", "é.é", "e30", "e30.", ".e30", "e30.e30", " . "})
    void what_is_no_token(String headerAndPayload) {
        refused(ask(headerAndPayload, "signature"));
        refused(ask(headerAndPayload, "e30.e30"));
    }

    @Test
    void tokens_without_end() {
        refused(ask("a".repeat(3000) + ".b", "c"));
        refused(ask("a.b", "c".repeat(3000)));
        refused(given().cookie("refresh", "a.b." + "c".repeat(3000)).when().post("/user/refresh/"));
    }

    @Test
    void other_signatures() {
        String[] good = sign(claims(), newest().id()).split("\\.");

        refused(ask(good[0] + "." + good[1], base64("another signature of 32 bytes....")));
        refused(ask(good[0] + "." + good[1], good[2].substring(1)));
        refused(ask(good[0] + "." + good[1], "!"));
        refused(ask(good[0] + "." + base64("{\"token_type\":\"access\",\"user_id\":1}"), good[2]));
    }

    @Test
    void claims_that_are_missing_or_of_another_time_or_type() {
        for (String claim : claims().keySet()) {
            refused(claims(claim, null));
        }
        refused(claims("exp", Instant.now().getEpochSecond() - 1));
        refused(claims("nbf", Instant.now().getEpochSecond() + 600));
        refused(claims("token_type", "refresh"));
        refused(claims("token_type", 7));
        refused(claims("user_id", "1"));
        refused(claims("user_id", 1.5));
        refused(claims("user_id", Long.MAX_VALUE));
    }

    @Test
    void a_token_of_the_right_key_by_another_algorithm() throws NoSuchAlgorithmException {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String kid = newest().id();
        String rsa = Jwt.claims(claims())
                .jws()
                .keyId(kid)
                .algorithm(SignatureAlgorithm.RS256)
                .sign(pair.getPrivate());
        String hs512 = Jwt.claims(claims())
                .jws()
                .keyId(kid)
                .algorithm(SignatureAlgorithm.HS512)
                .sign(newest().secret());

        for (String token : List.of(rsa, hs512)) {
            String[] parts = token.split("\\.");
            refused(ask(parts[0] + "." + parts[1], parts[2]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "JWT", "Token", "Basic", "JWTx.y", "Digest a=b", ","})
    void other_schemes(String authorization) {
        refused(given().header("Authorization", authorization).when().get("/node/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh=", "refresh=\"", "refresh=a.b.c", "refresh=%00", "=;=;=", "refresh=é.é.é"})
    void cookies_that_are_none(String cookie) {
        given().header("Cookie", cookie).when().get("/user/logout/").then().statusCode(200);
    }

    private void refused(Map<String, Object> claims) {
        String[] parts = sign(claims, newest().id()).split("\\.");
        refused(ask(parts[0] + "." + parts[1], parts[2]));
        String refresh = sign(claims, newest().id());
        if (!"refresh".equals(claims.get("token_type"))) {
            refused(given().cookie("refresh", refresh).when().post("/user/refresh/"));
        }
    }

    private SigningKey newest() {
        return Await.result(keys::newest);
    }

    private String sign(Map<String, Object> claims, String kid) {
        SigningKey key = newest();
        return Jwt.claims(claims)
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .keyId(kid)
                .sign(key.secret());
    }

    private static Map<String, Object> claims() {
        return Map.of(
                "token_type",
                "access",
                "exp",
                Instant.now().getEpochSecond() + 60,
                "jti",
                "0123456789abcdef",
                "user_id",
                1L);
    }

    private static Map<String, Object> claims(String name, @Nullable Object value) {
        var claims = new HashMap<String, Object>(claims());
        if (value == null) {
            claims.remove(name);
        } else {
            claims.put(name, value);
        }
        return claims;
    }

    private static Response ask(String headerAndPayload, String signature) {
        return given().header("Authorization", "JWT " + headerAndPayload)
                .cookie("signature", signature)
                .when()
                .get("/node/");
    }

    private static ValidatableResponse refused(Response answer) {
        return answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", "JWT realm=\"api\"")
                .body("detail", notNullValue());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
