package org.substra.api.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Creations;
import org.substra.api.testing.People;

@QuarkusTest
class ConflictTest {

    private final People people;

    ConflictTest(People people) {
        this.people = people;
    }

    @Test
    void what_is_there_already_is_named_by_its_key() {
        Map<String, Creations.Request> creations = new Creations().all();

        assertThat(Operation.thatAnswer(409)).hasSizeGreaterThan(9).allSatisfy(operation -> {
            Creations.Request create = Objects.requireNonNull(creations.get(operation.path()));
            String key = create.send(people.someone())
                    .statusCode(201)
                    .extract()
                    .body()
                    .asString()
                    .replaceAll("(?s).*\"key\" ?: ?\"(\\w+)\".*", "$1");
            create.send(people.someone()).statusCode(409).body(containsString(key));
        });
    }
}
