package org.substra.api.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Full;
import org.substra.api.testing.People;
import org.substra.api.testing.Volume;

/** Where there is no room for files, none is taken in. */
@QuarkusTest
@TestProfile(Full.class)
class FullVolumeTest {

    private final People people;

    FullVolumeTest(People people) {
        this.people = people;
    }

    @Test
    void takes_no_files() {
        Set<String> before = Volume.files();

        assertThat(Operation.thatAnswer(507))
                .hasSize(6)
                .allSatisfy(upload -> upload.send(people.someone().multiPart("path", "f", new byte[1000]), "")
                        .log()
                        .ifValidationFails()
                        .statusCode(507)
                        .body("message", containsString("has to make room")));

        Volume.await(before);
    }
}
