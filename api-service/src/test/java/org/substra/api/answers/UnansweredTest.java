package org.substra.api.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Creations;
import org.substra.api.testing.Given;
import org.substra.api.testing.Impatient;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.Manners;
import org.substra.api.testing.People;

/** The ledger adapter takes no commands (503), or keeps what came of them to itself (408), or knows no head (503). */
@QuarkusTest
@TestProfile(Impatient.class)
class UnansweredTest {

    private final People people;
    private final Manners manners = LedgerAtHand.get().manners();
    private final Creations creations = new Creations();

    UnansweredTest(People people) {
        this.people = people;
    }

    @AfterEach
    void behave() {
        manners.behave();
    }

    @Test
    void what_was_not_sent_may_be_sent_again() {
        people.someone();
        manners.takeNoCommands();

        assertThat(paths(503))
                .allSatisfy(path ->
                        request(path).send(people.someone()).statusCode(503).header("Retry-After", equalTo("2")));
    }

    @Test
    void what_was_sent_may_still_happen() {
        people.someone();
        manners.answerNoCommands();

        assertThat(paths(408))
                .allSatisfy(path -> request(path).send(people.someone()).statusCode(408));
    }

    @Test
    void a_key_that_is_not_there_may_still_come() {
        String unknown = Given.key(Given.word()).value();
        manners.answerNoQuestions();
        List<Operation> details = Operation.thatAnswer(503).stream()
                .filter(Operation::isOfOne)
                .filter(Operation::isGet)
                .toList();

        assertThat(details)
                .hasSizeGreaterThan(10)
                .allSatisfy(detail -> detail.send(people.someone(), unknown).statusCode(503));
    }

    private Creations.Request request(String path) {
        return Objects.requireNonNull(creations.all().get(path));
    }

    /** All that write. */
    private List<String> paths(int status) {
        List<String> paths = Operation.thatAnswer(status).stream()
                .filter(operation -> !operation.isGet())
                .map(Operation::path)
                .toList();
        assertThat(paths).containsExactlyInAnyOrderElementsOf(creations.all().keySet());
        return paths;
    }
}
