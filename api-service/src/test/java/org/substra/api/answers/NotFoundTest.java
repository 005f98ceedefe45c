package org.substra.api.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Given;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.People;
import org.substra.api.testing.Uploads;

@QuarkusTest
class NotFoundTest {

    /** For nodes only, whether it is there or not. */
    private static final String MODEL_FILE = "/model/{key}/file/";

    private final People people;
    private final String unknown = Given.key(Given.word()).value();

    NotFoundTest(People people) {
        this.people = people;
    }

    @Test
    void a_key_that_nobody_knows() {
        List<Operation> operations = Operation.thatAnswer(404).stream()
                .filter(Operation::isOfOne)
                .filter(Operation::isGet)
                .filter(operation -> !operation.path().equals(MODEL_FILE))
                .toList();

        assertThat(operations)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        operation -> operation.send(people.someone(), unknown).statusCode(404));
    }

    @Test
    void samples_that_nobody_knows_are_linked_to_nothing() {
        people.someone()
                .formParam("data_sample_keys", unknown)
                .formParam("data_manager_keys", new Hospitals().manager().value())
                .when()
                .post("/data_sample/bulk_update/")
                .then()
                .statusCode(404);
    }

    @Test
    void no_objective_is_tested_on_samples_that_nobody_knows() {
        String json = """
                {"name":"o","metrics_name":"m",%s,"test_data_manager_key":"%s","test_data_sample_keys":["%s"]}""".formatted(Uploads.EVERYBODY, new Hospitals().manager(), unknown);

        Uploads.objective(people.someone(), Uploads.text(Given.word()), json).statusCode(404);
    }
}
