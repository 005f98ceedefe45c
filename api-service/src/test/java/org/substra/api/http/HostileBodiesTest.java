package org.substra.api.http;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.substra.api.testing.Database;
import org.substra.api.testing.Given;
import org.substra.api.testing.People;
import org.substra.api.testing.Volume;

/** What no client means to send, on every kind of route that takes a body: refused in the API's shape, and nothing stays. */
@QuarkusTest
class HostileBodiesTest {

    private static final String JSON = "application/json";
    private static final String MULTIPART = "multipart/form-data; boundary=X";
    private static final String KEY = Given.key("k").value();
    private static final List<String> JSON_ROUTES = List.of(
            "/user/login/",
            "/api-token-auth/",
            "/traintuple/",
            "/composite_traintuple/",
            "/aggregatetuple/",
            "/testtuple/",
            "/compute_plan/",
            "/data_sample/",
            "/data_sample/bulk_update/",
            "/data_manager/" + KEY + "/update_ledger/",
            "/compute_plan/" + KEY + "/update_ledger/");
    private static final List<String> UPLOAD_ROUTES =
            List.of("/objective/", "/data_manager/", "/algo/", "/composite_algo/", "/aggregate_algo/", "/data_sample/");

    private static final Set<String> PLANS =
            Set.of("nothing", "another charset", "a charset that is none", "a giant exponent");

    private record Case(String what, String path, String type, byte[] body, int status) {

        @Override
        public String toString() {
            return what + " at " + path;
        }
    }

    private final People people;
    private final Database database;

    HostileBodiesTest(People people, Database database) {
        this.people = people;
        this.database = database;
    }

    static Stream<Case> cases() {
        return Stream.concat(
                JSON_ROUTES.stream().flatMap(HostileBodiesTest::json),
                UPLOAD_ROUTES.stream().flatMap(HostileBodiesTest::uploads));
    }

    private static Stream<Case> json(String path) {
        return Stream.of(
                json("nothing", path, ""),
                json("no object", path, "[1]"),
                json("a number", path, "17"),
                json("null", path, "null"),
                json("half of it", path, "{\"algo_key\": \""),
                json("two of it", path, "{\"username\":\"u\",\"password\":\"p\"} {}"),
                json("one key twice", path, "{\"username\":\"u\",\"username\":\"v\",\"password\":\"p\"}"),
                json("NUL", path, "{\"username\":\"\\u0000\",\"password\":\"\\u0000\",\"tag\":\"\\u0000\"}"),
                json(
                        "half a surrogate pair",
                        path,
                        "{\"username\":\"\\ud800\",\"password\":\"p\",\"tag\":\"\\udfff\"}"),
                json("nested deeply", path, "{\"tag\":" + "[".repeat(5000) + "]".repeat(5000) + "}"),
                json("a giant number", path, "{\"rank\":" + "9".repeat(100_000) + "}"),
                json("a giant exponent", path, "{\"rank\":1e999999999,\"tag\":1e999999999,\"username\":1}"),
                json("a giant name", path, "{\"" + "n".repeat(100_000) + "\":1}"),
                json("not a number", path, "{\"rank\":NaN}"),
                json("a comment", path, "/* */{}"),
                new Case(
                        "bytes that are no text",
                        path,
                        JSON,
                        new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
                        400),
                new Case("another charset", path, JSON + ";charset=utf-16", "{\"username\":1}".getBytes(UTF_16), 400),
                new Case("a charset that is none", path, JSON + ";charset=nonsense", "{}".getBytes(UTF_8), 400),
                new Case("text", path, "text/plain", "{}".getBytes(UTF_8), 415),
                new Case("no type that is one", path, "a/b/c", "{}".getBytes(UTF_8), 415));
    }

    private static Stream<Case> uploads(String path) {
        return Stream.of(
                multipart("nothing", path, ""),
                multipart("no end", path, "--X\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n{}"),
                multipart("no json", path, part("a", "x") + "--X--\r\n"),
                multipart("json that is none", path, part("json", "{") + "--X--\r\n"),
                multipart("no files", path, part("json", "{}") + "--X--\r\n"),
                multipart("a file for the json", path, file("json", "f", "{}") + "--X--\r\n"),
                multipart("a part without a name", path, "--X\r\nContent-Disposition: form-data\r\n\r\nx\r\n--X--\r\n"),
                multipart("a part without headers", path, "--X\r\n\r\nx\r\n--X--\r\n"),
                multipart(
                        "a file that climbs", path, file("file", "../../../x", "x") + part("json", "{}") + "--X--\r\n"),
                multipart(
                        "a file with NUL in its name",
                        path,
                        file("file", "a\0b", "x") + part("json", "{}") + "--X--\r\n"),
                multipart(
                        "a part of an unknown charset",
                        path,
                        "--X\r\nContent-Disposition: form-data; name=\"json\"\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n{}\r\n--X--\r\n"),
                multipart(
                        "a part of no type",
                        path,
                        "--X\r\nContent-Disposition: form-data; name=\"json\"\r\nContent-Type: nonsense\r\n\r\n{}\r\n--X--\r\n"),
                multipart(
                        "a transfer encoding",
                        path,
                        "--X\r\nContent-Disposition: form-data; name=\"json\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%\r\n--X--\r\n"),
                multipart("a header without end", path, "--X\r\n" + "h".repeat(200_000)),
                multipart("too many parts", path, part("a", "x").repeat(10_001) + "--X--\r\n"),
                multipart("a large field", path, part("json", "x".repeat(2_621_441)) + "--X--\r\n"),
                new Case(
                        "no boundary",
                        path,
                        "multipart/form-data",
                        part("json", "{}").getBytes(UTF_8),
                        400),
                new Case(
                        "an empty boundary",
                        path,
                        "multipart/form-data; boundary=",
                        part("json", "{}").getBytes(UTF_8),
                        400),
                new Case(
                        "another multipart",
                        path,
                        "multipart/mixed; boundary=X",
                        part("json", "{}").getBytes(UTF_8),
                        415));
    }

    @BeforeEach
    void nobody_is_throttled() {
        database.run("delete from api_throttle");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_refused_and_leaves_nothing(Case hostile) {
        Set<String> before = Volume.files();

        ValidatableResponse answer = people.someone()
                .config(RestAssured.config()
                        .encoderConfig(encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(hostile.type(), ContentType.BINARY)))
                .header("Content-Type", hostile.type())
                .body(hostile.body())
                .when()
                .post(hostile.path())
                .then()
                .contentType(JSON)
                .body("", not(anEmptyMap()));

        int status = answer.extract().statusCode();
        assertThat(status).as(answer.extract().asString()).isIn(allowed(hostile));
        Volume.await(before);
    }

    /** What names nobody may be no user; whatever is no plan's field is ignored, an empty plan is one, and that to extend is not there. */
    private static List<Integer> allowed(Case hostile) {
        if (hostile.path().equals("/compute_plan/") && PLANS.contains(hostile.what())) {
            return List.of(201);
        }
        if (hostile.status() == 400 && hostile.path().startsWith("/compute_plan/")) {
            return hostile.path().equals("/compute_plan/") ? List.of(400) : List.of(400, 404);
        }
        if (hostile.status() == 400 && hostile.path().equals("/user/login/")) {
            return List.of(400, 401);
        }
        return List.of(hostile.status());
    }

    private static Case json(String what, String path, String body) {
        return new Case(what, path, JSON, body.getBytes(UTF_8), 400);
    }

    private static Case multipart(String what, String path, String body) {
        return new Case(what, path, MULTIPART, body.getBytes(ISO_8859_1), 400);
    }

    private static String part(String name, String text) {
        return "--X\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n";
    }

    private static String file(String name, String file, String text) {
        return "--X\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file + "\"\r\n\r\n" + text
                + "\r\n";
    }
}
