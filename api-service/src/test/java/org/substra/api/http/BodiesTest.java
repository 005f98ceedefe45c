package org.substra.api.http;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Database;
import org.substra.api.testing.Given;
import org.substra.api.testing.People;

@QuarkusTest
class BodiesTest {

    private static final String BULK_UPDATE = "/data_sample/bulk_update/";
    private static final int FORM_LIMIT = 2_621_440;

    private final People people;
    private final Database database;

    @TestHTTPResource("/user/login/")
    URI login;

    BodiesTest(People people, Database database) {
        this.people = people;
        this.database = database;
    }

    @BeforeEach
    void nobody_is_throttled() {
        database.run("delete from api_throttle");
    }

    @Test
    void refuses_what_it_cannot_read() {
        for (String type : new String[] {"text/plain", "application/xml", "nonsense"}) {
            for (String path : new String[] {"/api-token-auth/", "/traintuple/", "/objective/", "/data_sample/"}) {
                typed(type)
                        .body("{}")
                        .when()
                        .post(path)
                        .then()
                        .statusCode(415)
                        .body("detail", containsString("Unsupported media type \"" + type));
            }
        }
    }

    @Test
    void says_where_json_is_broken() {
        for (String path : new String[] {"/api-token-auth/", "/user/login/", "/traintuple/"}) {
            typed("application/json")
                    .body("{\"username\":")
                    .when()
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("message", containsString("JSON parse error"));
        }
    }

    @Test
    void refuses_too_many_fields() {
        String form = IntStream.rangeClosed(0, 10_000).mapToObj(i -> "f=" + i).collect(Collectors.joining("&"));

        for (String path : new String[] {"/api-token-auth/", "/user/login/", BULK_UPDATE}) {
            typed(ContentType.URLENC.toString())
                    .body(form)
                    .when()
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("message", equalTo("The form has more than 10000 fields"));
        }
        typed("multipart/form-data; boundary=X")
                .body(("--X\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n1\r\n".repeat(10_001) + "--X--\r\n")
                        .getBytes())
                .when()
                .post("/objective/")
                .then()
                .statusCode(400)
                .body("detail", containsString("limit of 10000"));
    }

    @Test
    void takes_fields_of_multipart_up_to_the_limit() {
        people.someone()
                .multiPart("json", "{\"a\":\"" + "x".repeat(FORM_LIMIT - 10) + "\"}")
                .when()
                .post(BULK_UPDATE)
                .then()
                .statusCode(400)
                .body("", hasKey("data_sample_keys"));
        people.someone()
                .multiPart("json", "{\"a\":\"" + "x".repeat(FORM_LIMIT) + "\"}")
                .when()
                .post(BULK_UPDATE)
                .then()
                .statusCode(400)
                .body("detail", equalTo("The body, or a field of it, is too large."));
    }

    @Test
    void large_bodies_get_through_to_the_database_and_the_ledger() {
        String keys = IntStream.range(0, 2000)
                .mapToObj(i -> '"' + Given.key("k" + i).value() + '"')
                .collect(Collectors.joining(",", "[", "]"));

        typed("application/json")
                .body("{\"data_sample_keys\":" + keys + ",\"data_manager_keys\":[\""
                        + Given.key("m").value() + "\"]}")
                .when()
                .post(BULK_UPDATE)
                .then()
                .statusCode(400)
                .body("message", containsString(Given.key("m").value()));
        given().formParam("username", people.newUser())
                .formParam("password", People.PASSWORD)
                .formParam("more", "x".repeat(100_000))
                .when()
                .post("/user/login/")
                .then()
                .statusCode(200);
    }

    @Test
    void strangers_may_not_send_much() throws IOException, InterruptedException {
        for (String path : new String[] {"/user/login/", "/%75ser/login/"}) {
            given().urlEncodingEnabled(false)
                    .contentType(ContentType.JSON)
                    .body("{\"username\":\"" + "x".repeat(FORM_LIMIT) + "\"}")
                    .when()
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("message", equalTo("The body is too large: at most 2621440 bytes"));
        }
        given().multiPart("file", "large", new byte[FORM_LIMIT])
                .when()
                .post("/api-token-auth/")
                .then()
                .statusCode(400)
                .body("message", containsString("Content-Length is missing"));

        assertThat(chunked("application/json")).contains("Content-Length is missing");
        assertThat(chunked("multipart/form-data; boundary=X")).contains("Content-Length is missing");
    }

    private String chunked(String type) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(login)
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10])))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            return answer.body();
        }
    }

    private RequestSpecification typed(String type) {
        return people.someone()
                .config(RestAssured.config()
                        .encoderConfig(encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("nonsense", ContentType.TEXT)
                                .encodeContentTypeAs(ContentType.URLENC.toString(), ContentType.TEXT)
                                .encodeContentTypeAs("multipart/form-data; boundary=X", ContentType.BINARY)))
                .contentType(type);
    }
}
