package org.substra.api.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.substra.api.testing.Uploads.EVERYBODY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.substra.api.archive.HostileArchives.Hostile;
import org.substra.api.testing.Hospitals;
import org.substra.api.testing.People;
import org.substra.api.testing.Uploads;
import org.substra.api.testing.Volume;

/** Through the door, as samples and as code: refused in a sentence, and nothing of them stays on the volume. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileArchivesTest {

    private final People people;
    private String manager = "";

    HostileArchivesTest(People people) {
        this.people = people;
    }

    static Stream<Hostile> hostile() {
        return HostileArchives.all();
    }

    @BeforeAll
    void a_data_manager() {
        manager = new Hospitals().manager().value();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void is_no_sample(Hostile archive) {
        Set<String> before = Volume.files();

        people.someone()
                .multiPart("good", "good.tar.gz", Uploads.data("beside " + archive))
                .multiPart("path", "sample", archive.bytes())
                .multiPart("json", "{\"data_manager_keys\":[\"" + manager + "\"]}")
                .when()
                .post("/data_sample/")
                .then()
                .statusCode(400)
                .body("message", containsString(archive.refusal()));

        Volume.await(before);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void is_no_code(Hostile archive) {
        Set<String> before = Volume.files();

        Uploads.algo(people.someone(), "algo", archive.bytes(), "{\"name\":\"a\"," + EVERYBODY + "}")
                .statusCode(400)
                .body("message[0].file[0]", containsString(archive.refusal()));

        Volume.await(before);
    }

    @Test
    void there_are_more_than_twenty() {
        assertThat(HostileArchives.all()).hasSizeGreaterThan(20);
    }
}
