package org.substra.api.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.substra.api.testing.Uploads.EVERYBODY;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Given;
import org.substra.api.testing.People;
import org.substra.api.testing.Uploads;

@QuarkusTest
class ObjectiveResourceTest {

    private static final String JSON = "{\"name\":\"o\",\"metrics_name\":\"accuracy\"," + EVERYBODY
            + ",\"test_data_manager_key\":null,\"test_data_sample_keys\":null,\"metadata\":{\"a\":\"b\"}}";

    private final People people;

    ObjectiveResourceTest(People people) {
        this.people = people;
    }

    @Test
    void registers_an_objective_under_its_descriptions_hash_and_shows_it() {
        byte[] description = Uploads.text("# " + Given.word());
        String key = Uploads.hash(description);
        String here = "http://localhost:" + RestAssured.port + "/objective/" + key;

        Uploads.objective(people.someone(), description, JSON).statusCode(201).body("", equalTo(Map.of("key", key)));

        Map<String, Object> objective = people.someone()
                .when()
                .get("/objective/" + key + "/")
                .then()
                .statusCode(200)
                .extract()
                .path("");
        assertThat(objective)
                .containsOnlyKeys(
                        "key", "name", "owner", "description", "metrics", "test_dataset", "permissions", "metadata")
                .containsEntry("description", Map.of("hash", key, "storage_address", here + "/description/"))
                .containsEntry("test_dataset", null)
                .containsEntry("metadata", Map.of("a", "b"));
        assertThat((Map<?, ?>) objective.get("metrics"))
                .hasSize(3)
                .hasFieldOrPropertyWithValue("name", "accuracy")
                .hasFieldOrPropertyWithValue("storage_address", here + "/metrics/");
        people.someone().when().get("/objective/").then().statusCode(200).body("key", hasItem(key));
    }

    @Test
    void shows_the_test_data_and_links_its_data_manager() {
        byte[] opener = Uploads.text("import " + Given.word());
        String manager = Uploads.hash(opener);
        Uploads.dataManager(people.someone(), opener, "{\"name\":\"d\",\"type\":\"t\"," + EVERYBODY + "}")
                .statusCode(201);
        String content = Given.word();
        String sample = Uploads.sampleKey(content);
        Uploads.sample(
                        people.someone(),
                        Uploads.data(content),
                        "{\"data_manager_keys\":[\"" + manager + "\"],\"test_only\":true}")
                .statusCode(201);
        byte[] description = Uploads.text("# " + Given.word());
        String key = Uploads.hash(description);

        Uploads.objective(
                        people.someone(),
                        description,
                        "{\"name\":\"o\",\"metrics_name\":\"accuracy\"," + EVERYBODY + ",\"test_data_manager_key\":\""
                                + manager + "\",\"test_data_sample_keys\":[\"" + sample + "\"]}")
                .statusCode(201);

        people.someone()
                .when()
                .get("/objective/" + key + "/")
                .then()
                .body(
                        "test_dataset",
                        equalTo(Map.of(
                                "data_manager_key",
                                manager,
                                "data_sample_keys",
                                List.of(sample),
                                "metadata",
                                Map.of(),
                                "worker",
                                "")));
        people.someone().when().get("/data_manager/" + manager + "/").then().body("objective_key", equalTo(key));
    }

    @Test
    void sends_the_files_under_the_names_they_came_with() {
        byte[] description = Uploads.text("# " + Given.word());
        String key = Uploads.hash(description);
        Uploads.objective(people.someone(), description, JSON).statusCode(201);

        people.someone()
                .header("Accept", "application/json;version=0.0")
                .when()
                .get("/objective/" + key + "/description/")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"description.md\"")
                .header("Access-Control-Expose-Headers", containsString("Content-Disposition"))
                .body(equalTo(new String(description)));
        byte[] metrics = people.someone()
                .when()
                .get("/objective/" + key + "/metrics/")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"metrics.zip\"")
                .extract()
                .asByteArray();
        assertThat(metrics).isEqualTo(Uploads.code(key));
    }

    @Test
    void an_unknown_objective_is_a_final_404() {
        String key = Given.key(Given.word()).value();

        people.someone()
                .when()
                .get("/objective/" + key + "/")
                .then()
                .statusCode(404)
                .body("message", containsString(key));
        people.someone().when().get("/objective/" + key + "/metrics/").then().statusCode(404);
    }

    @Test
    void passes_on_what_the_ledger_refuses() {
        Uploads.objective(
                        people.someone(),
                        Uploads.text("# " + Given.word()),
                        "{\"name\":\"o\",\"metrics_name\":\"m\",\"permissions\":{\"public\":false,\"authorized_ids\":[\"nobodyMSP\"]}}")
                .statusCode(400)
                .body("message", containsString("invalid permission input values"));
    }
}
