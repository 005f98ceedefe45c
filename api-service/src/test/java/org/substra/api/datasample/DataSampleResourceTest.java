package org.substra.api.datasample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.substra.api.archive.ArchiveFiles.Item.file;
import static org.substra.api.testing.Uploads.EVERYBODY;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.substra.api.store.AssetStore;
import org.substra.api.testing.Given;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.api.testing.Uploads;
import org.substra.contract.Key;

@QuarkusTest
class DataSampleResourceTest {

    private final People people;
    private final AssetStore store;

    DataSampleResourceTest(People people, AssetStore store) {
        this.people = people;
        this.store = store;
    }

    @Test
    void registers_uploaded_samples_under_their_directory_hashes() {
        String manager = manager();
        String first = Given.word();
        String second = Given.word();

        people.someone()
                .multiPart("one", "one.tar.gz", Uploads.data(first))
                .multiPart("two", "two.tar.gz", Uploads.data(second))
                .multiPart("json", json(manager))
                .when()
                .post("/data_sample/")
                .then()
                .statusCode(201)
                .body(
                        "",
                        equalTo(List.of(
                                Map.of("key", Uploads.sampleKey(first)), Map.of("key", Uploads.sampleKey(second)))));

        assertThat(store.sample(new Key(Uploads.sampleKey(first))).orElseThrow().resolve("folder/data.csv"))
                .hasContent(first);
    }

    @Test
    void says_where_a_sample_lies() {
        String key = sample(manager(), Given.word());
        String path = store.sample(new Key(key)).orElseThrow().toString();
        String foreign = Given.key(Given.word()).value();

        people.someone()
                .when()
                .get("/data_sample/{key}/", key)
                .then()
                .statusCode(200)
                .body("", equalTo(Map.of("pkhash", key, "path", path)));
        people.someone()
                .when()
                .get("/data_sample/{key}/", foreign)
                .then()
                .statusCode(404)
                .body("detail", equalTo("Not found."));
        people.someone()
                .when()
                .get("/data_sample/xyz/")
                .then()
                .statusCode(400)
                .body("message", equalTo("Wrong pk xyz"));
        people.someone().when().delete("/data_sample/{key}/", key).then().statusCode(405);
    }

    @Test
    void links_samples_by_form_json_and_multipart_any_number_of_times() {
        String first = manager();
        String second = manager();
        String one = sample(first, Given.word());
        String two = sample(first, Given.word());
        String body = "{\"data_sample_keys\":[\"%s\",\"%s\"],\"data_manager_keys\":[\"%s\",\"%s\"]}"
                .formatted(one, two, first, second);

        for (RequestSpecification request : List.of(
                people.someone().contentType("application/json").body(body),
                people.someone().multiPart("json", body),
                people.someone()
                        .formParam("data_sample_keys", one, two)
                        .formParam("data_manager_keys", first, second))) {
            request.when()
                    .post("/data_sample/bulk_update/")
                    .then()
                    .statusCode(200)
                    .body("", equalTo(Map.of("key", "{\"keys\": [\"" + one + "\", \"" + two + "\"]}")));
        }
    }

    @Test
    void links_nothing_of_others_and_nothing_unknown() {
        String word = Given.word();
        LedgerAtHand.get().submitAs(LedgerAtHand.NANTES, Given.dataManager(word, null));
        String sample = sample(manager(), Given.word());

        people.someone()
                .formParam("data_sample_keys", sample)
                .formParam("data_manager_keys", Given.key(word).value())
                .when()
                .post("/data_sample/bulk_update/")
                .then()
                .statusCode(403);
        people.someone()
                .formParam("data_sample_keys", "nonsense")
                .when()
                .post("/data_sample/bulk_update/")
                .then()
                .statusCode(400)
                .body("data_sample_keys", equalTo(List.of("Not a key of 64 hexadecimal characters.")))
                .body("data_manager_keys", equalTo(List.of("This field is required.")));
    }

    @Test
    void lists_samples_with_all_their_data_managers_once_for_each() {
        String one = manager();
        String other = manager();
        String key = sample(one, Given.word());

        people.someone()
                .formParam("data_sample_keys", key)
                .formParam("data_manager_keys", one, other)
                .when()
                .post("/data_sample/bulk_update/")
                .then()
                .statusCode(200)
                .body("", equalTo(Map.of("key", "{\"keys\": [\"" + key + "\"]}")));

        List<Map<String, Object>> samples = people.someone()
                .when()
                .get("/data_sample/")
                .then()
                .statusCode(200)
                .extract()
                .path("");
        assertThat(samples.stream().filter(sample -> sample.get("key").equals(key)))
                .hasSize(2)
                .allSatisfy(sample -> assertThat(sample)
                        .containsOnlyKeys("key", "owner", "data_manager_keys")
                        .containsEntry("owner", "owkinMSP"))
                .allSatisfy(sample -> assertThat(Set.copyOf((List<?>) sample.get("data_manager_keys")))
                        .isEqualTo(Set.of(one, other)));
    }

    @Test
    void answers_a_second_registration_with_a_list_of_keys() {
        String manager = manager();
        String word = Given.word();
        String key = sample(manager, word);

        Uploads.sample(people.someone(), Uploads.data(word), json(manager))
                .statusCode(409)
                .body("key", equalTo(List.of(key)));
    }

    @Test
    void wants_data_managers() {
        Uploads.sample(people.someone(), Uploads.data(Given.word()), "{\"data_manager_keys\":[]}")
                .statusCode(400)
                .body("message", equalTo("missing or empty field 'data_manager_keys'"));
        String unknown = Given.key(Given.word()).value();
        Uploads.sample(people.someone(), Uploads.data(Given.word()), json(unknown))
                .statusCode(400)
                .body("message", containsString(unknown));
    }

    @Test
    void a_foreign_data_manager_takes_no_sample_from_here() {
        String word = Given.word();
        LedgerAtHand.get().submitAs(LedgerAtHand.NANTES, Given.dataManager(word, null));

        Uploads.sample(
                        people.someone(),
                        Uploads.data(Given.word()),
                        json(Given.key(word).value()))
                .statusCode(403)
                .body("message", containsString("does not own"));
    }

    @Test
    void refuses_bad_archives_in_a_sentence() {
        String manager = manager();

        Uploads.sample(people.someone(), Uploads.archive(List.of(file("../evil", "x"))), json(manager))
                .statusCode(400)
                .body("message", containsString("../evil"));
        Uploads.sample(people.someone(), Uploads.archive(List.of()), json(manager))
                .statusCode(400)
                .body("message", containsString("no file"));
        Uploads.sample(people.someone(), Uploads.text("nothing"), json(manager)).statusCode(400);
    }

    @Test
    void refuses_the_same_sample_twice_in_a_request() {
        byte[] data = Uploads.data(Given.word());

        people.someone()
                .multiPart("one", "one.tar.gz", data)
                .multiPart("two", "two.tar.gz", data)
                .multiPart("json", json(manager()))
                .when()
                .post("/data_sample/")
                .then()
                .statusCode(400)
                .body("message", containsString("twice"));
    }

    private String manager() {
        byte[] opener = Uploads.text("import " + Given.word());
        return Uploads.dataManager(people.someone(), opener, "{\"name\":\"d\",\"type\":\"t\"," + EVERYBODY + "}")
                .statusCode(201)
                .extract()
                .path("key");
    }

    private String sample(String manager, String word) {
        return Uploads.sample(people.someone(), Uploads.data(word), json(manager))
                .statusCode(201)
                .extract()
                .path("[0].key");
    }

    private static String json(String manager) {
        return "{\"data_manager_keys\":[\"" + manager + "\"]}";
    }
}
