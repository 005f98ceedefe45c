package org.substra.api.datamanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.substra.api.testing.Uploads.EVERYBODY;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Given;
import org.substra.api.testing.People;
import org.substra.api.testing.Uploads;

@QuarkusTest
class DataManagerResourceTest {

    private static final String JSON = "{\"name\":\"d\",\"type\":\"images\",\"objective_key\":\"\"," + EVERYBODY + "}";

    private final People people;

    DataManagerResourceTest(People people) {
        this.people = people;
    }

    @Test
    void registers_a_data_manager_under_its_openers_hash_and_shows_it() {
        byte[] opener = Uploads.text("import " + Given.word());
        String key = Uploads.hash(opener);
        String here = "http://localhost:" + RestAssured.port + "/data_manager/" + key;

        Uploads.dataManager(people.someone(), opener, JSON).statusCode(201).body("", equalTo(Map.of("key", key)));

        Map<String, Object> dataset = people.someone()
                .when()
                .get("/data_manager/" + key + "/")
                .then()
                .statusCode(200)
                .extract()
                .path("");
        assertThat(dataset)
                .containsOnlyKeys(
                        "key",
                        "name",
                        "owner",
                        "type",
                        "objective_key",
                        "opener",
                        "description",
                        "permissions",
                        "metadata",
                        "train_data_sample_keys",
                        "test_data_sample_keys")
                .containsEntry("objective_key", "")
                .containsEntry("opener", Map.of("hash", key, "storage_address", here + "/opener/"))
                .containsEntry("train_data_sample_keys", List.of());
        List<Map<String, Object>> all =
                people.someone().when().get("/data_manager/").then().extract().path("");
        assertThat(all)
                .anySatisfy(one -> assertThat(one)
                        .containsEntry("key", key)
                        .doesNotContainKeys("train_data_sample_keys", "test_data_sample_keys")
                        .hasSize(9));
    }

    @Test
    void shows_its_samples_sorted_by_their_use() {
        String manager = registered();
        List<String> train = Stream.of(Given.word(), Given.word(), Given.word())
                .map(word -> sample(manager, word, false))
                .sorted()
                .toList();
        String test = sample(manager, Given.word(), true);

        people.someone()
                .when()
                .get("/data_manager/" + manager + "/")
                .then()
                .body("train_data_sample_keys", equalTo(train))
                .body("test_data_sample_keys", equalTo(List.of(test)));
    }

    @Test
    void links_itself_to_an_objective_once() {
        String manager = registered();
        byte[] description = Uploads.text("# " + Given.word());
        String objective = Uploads.hash(description);
        Uploads.objective(people.someone(), description, "{\"name\":\"o\",\"metrics_name\":\"m\"," + EVERYBODY + "}")
                .statusCode(201);
        String address = "/data_manager/" + manager + "/update_ledger/";

        people.someone()
                .formParam("objective_key", objective)
                .when()
                .post(address)
                .then()
                .statusCode(200)
                .body("", equalTo(Map.of("key", manager)));

        people.someone().when().get("/data_manager/").then().body("objective_key", hasItem(objective));
        people.someone()
                .contentType("application/json")
                .body(Map.of("objective_key", objective))
                .when()
                .post(address)
                .then()
                .statusCode(400)
                .body("message", containsString("already associated"));
        people.someone()
                .contentType("application/json")
                .body("{}")
                .when()
                .post(address)
                .then()
                .statusCode(400)
                .body("objective_key", equalTo(List.of("This field is required.")));
    }

    @Test
    void sends_opener_and_description() {
        byte[] opener = Uploads.text("import " + Given.word());
        Uploads.dataManager(people.someone(), opener, JSON).statusCode(201);
        String key = Uploads.hash(opener);

        people.someone()
                .when()
                .get("/data_manager/" + key + "/opener/")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"opener.py\"")
                .body(equalTo(new String(opener)));
        people.someone()
                .when()
                .get("/data_manager/" + key + "/description/")
                .then()
                .statusCode(200)
                .body(equalTo("a dataset " + key));
    }

    private String registered() {
        byte[] opener = Uploads.text("import " + Given.word());
        return Uploads.dataManager(people.someone(), opener, JSON)
                .statusCode(201)
                .extract()
                .path("key");
    }

    private String sample(String manager, String word, boolean testOnly) {
        String json = "{\"data_manager_keys\":[\"" + manager + "\"],\"test_only\":" + testOnly + "}";
        return Uploads.sample(people.someone(), Uploads.data(word), json)
                .statusCode(201)
                .extract()
                .path("[0].key");
    }
}
