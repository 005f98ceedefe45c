package org.substra.api.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;

@QuarkusTest
class BadRequestTest {

    private final People people;

    BadRequestTest(People people) {
        this.people = people;
    }

    @Test
    void what_is_no_key_is_a_wrong_one() {
        assertThat(operations(Operation::isOfOne))
                .hasSizeGreaterThan(12)
                .allSatisfy(operation -> operation
                        .send(caller(operation), "nokey")
                        .statusCode(400)
                        .body("message", equalTo("Wrong pk nokey")));
    }

    @Test
    void what_is_no_search_is_refused() {
        assertThat(operations(operation -> operation.isGet() && !operation.isOfOne()))
                .hasSizeGreaterThan(10)
                .allSatisfy(list -> list.send(people.someone().queryParam("search", "nonsense"), "")
                        .statusCode(400));
    }

    @Test
    void nothing_is_made_of_nothing() {
        assertThat(operations(operation -> !operation.isGet() && !operation.isOfOne() && makes(operation)))
                .hasSizeGreaterThan(9)
                .allSatisfy(create ->
                        create.send(people.someone(), "").statusCode(400).body("", not(anEmptyMap())));
    }

    /** Models are for nodes only. */
    private RequestSpecification caller(Operation operation) {
        return operation.path().equals("/model/{key}/file/") ? people.node(LedgerAtHand.NANTES) : people.someone();
    }

    /** A plan may be empty. */
    private static boolean makes(Operation operation) {
        return !operation.path().equals("/compute_plan/");
    }

    private static List<Operation> operations(Predicate<Operation> which) {
        return Operation.thatAnswer(400).stream()
                .filter(Operation::isOfAssets)
                .filter(which)
                .toList();
    }
}
