package org.substra.api.algo;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.substra.api.archive.ArchiveFiles.Item.file;
import static org.substra.api.testing.Uploads.EVERYBODY;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.api.testing.Given;
import org.substra.api.testing.People;
import org.substra.api.testing.Uploads;

@QuarkusTest
class AlgoResourceTest {

    private static final String JSON = "{\"name\":\"logistic\"," + EVERYBODY + ",\"metadata\":null}";

    private final People people;

    AlgoResourceTest(People people) {
        this.people = people;
    }

    @ParameterizedTest
    @ValueSource(strings = {"algo", "composite_algo", "aggregate_algo"})
    void registers_and_shows_an_algo_of_each_kind(String kind) {
        byte[] archive = Uploads.code(Given.word());
        String key = Uploads.hash(archive);
        String here = "http://localhost:" + RestAssured.port + "/" + kind + "/" + key;

        Uploads.algo(people.someone(), kind, archive, JSON).statusCode(201).body("", equalTo(Map.of("key", key)));

        Map<String, Object> algo = people.someone()
                .when()
                .get("/" + kind + "/" + key + "/")
                .then()
                .statusCode(200)
                .extract()
                .path("");
        assertThat(algo)
                .containsOnlyKeys("key", "name", "owner", "content", "description", "permissions", "metadata")
                .containsEntry("name", "logistic")
                .containsEntry("owner", "owkinMSP")
                .containsEntry("metadata", Map.of())
                .containsEntry("content", Map.of("hash", key, "storage_address", here + "/file/"))
                .containsEntry("permissions", Map.of("process", Map.of("public", true, "authorized_ids", List.of())));
        people.someone().when().get("/" + kind + "/").then().statusCode(200).body("key", hasItem(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"algo", "composite_algo", "aggregate_algo"})
    void sends_the_files_of_each_kind(String kind) {
        byte[] archive = Uploads.code(Given.word());
        String key = Uploads.hash(archive);
        Uploads.algo(people.someone(), kind, archive, JSON).statusCode(201);

        byte[] sent = people.someone()
                .get("/" + kind + "/" + key + "/file/")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"algo.tar.gz\"")
                .extract()
                .asByteArray();
        assertThat(sent).isEqualTo(archive);
        people.someone()
                .get("/" + kind + "/" + key + "/description/")
                .then()
                .statusCode(200)
                .body(equalTo("an algo " + key));
    }

    @Test
    void one_kind_is_not_visible_as_another() {
        byte[] archive = Uploads.code(Given.word());
        String key = Uploads.hash(archive);
        Uploads.algo(people.someone(), "algo", archive, JSON).statusCode(201);

        people.someone()
                .when()
                .get("/composite_algo/" + key + "/")
                .then()
                .statusCode(404)
                .body("message", containsString(key));
        people.someone().when().get("/composite_algo/").then().body("key", not(hasItem(key)));
    }

    @Test
    void answers_a_second_registration_with_the_key() {
        byte[] archive = Uploads.code(Given.word());
        String key = Uploads.hash(archive);
        Uploads.algo(people.someone(), "composite_algo", archive, JSON).statusCode(201);

        Uploads.algo(people.someone(), "composite_algo", archive, JSON)
                .statusCode(409)
                .body("key", equalTo(key));
    }

    @Test
    void calls_the_key_of_a_plain_algo_pkhash_when_it_refuses_one() {
        byte[] archive = Uploads.code(Given.word());
        String key = Uploads.hash(archive);
        Uploads.algo(people.someone(), "algo", archive, JSON).statusCode(201);

        Uploads.algo(people.someone(), "algo", archive, JSON).statusCode(409).body("pkhash", equalTo(key));
        Uploads.algo(people.someone(), "algo", archive, "{}").statusCode(400).body("pkhash", equalTo(key));
    }

    @Test
    void names_everything_that_is_wrong_with_the_fields() {
        byte[] archive = Uploads.code(Given.word());

        Uploads.algo(
                        people.someone(),
                        "aggregate_algo",
                        archive,
                        "{\"name\":\"\",\"permissions\":null,\"metadata\":[]}")
                .statusCode(400)
                .body("key", equalTo(Uploads.hash(archive)))
                .body("message[0].name", equalTo(List.of("This field may not be blank.")))
                .body("message[0].permissions", equalTo(List.of("This field is required.")))
                .body("message[0].metadata", equalTo(List.of("Expected a dictionary of items.")));
    }

    @Test
    void wants_its_files() {
        people.someone()
                .multiPart("json", JSON)
                .when()
                .post("/aggregate_algo/")
                .then()
                .statusCode(400)
                .body("key", equalTo("(not computed)"))
                .body("message[0].file", equalTo(List.of("No file was submitted.")))
                .body("message[0].description", equalTo(List.of("No file was submitted.")));
    }

    @Test
    void refuses_an_archive_that_cannot_be_built() {
        byte[] archive = Uploads.archive(List.of(file("./Dockerfile", ""), file("code.py", Given.word())));

        Uploads.algo(people.someone(), "algo", archive, JSON)
                .statusCode(400)
                .body("message[0].file[0]", containsString("exactly Dockerfile"));
        Uploads.algo(people.someone(), "algo", Uploads.text("no archive"), JSON)
                .statusCode(400)
                .body("message[0].file[0]", containsString("archive"));
    }

    @Test
    void says_what_is_wrong_with_a_key() {
        people.someone().when().get("/algo/abc/").then().statusCode(400).body("message", equalTo("Wrong pk abc"));
    }

    @Test
    void takes_nothing_from_nobody() {
        byte[] archive = Uploads.code(Given.word());

        Uploads.algo(RestAssured.given(), "algo", archive, JSON).statusCode(401);
    }

    @Test
    void takes_a_json_field_of_megabytes_and_no_more() {
        byte[] archive = Uploads.code(Given.word());
        String large = "{\"name\":\"x\"," + EVERYBODY + ",\"padding\":\"" + "x".repeat(2_000_000) + "\"}";

        Uploads.algo(people.someone(), "algo", archive, large).statusCode(201);
        Uploads.algo(people.someone(), "algo", archive, large + " ".repeat(1_000_000))
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "multipart/form-data"})
    void a_broken_body_is_the_callers_fault(String type) {
        people.someone()
                .config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs("multipart/form-data", ContentType.TEXT)))
                .header("Content-Type", type)
                .body("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\ncut")
                .when()
                .post("/algo/")
                .then()
                .statusCode(400);
    }

    @Test
    void takes_no_other_kind_of_body() {
        people.someone()
                .contentType("text/plain")
                .body("hello")
                .when()
                .post("/algo/")
                .then()
                .statusCode(415)
                .body("detail", containsString("Unsupported media type"));
    }
}
