package org.substra.api.answers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Given;

@QuarkusTest
class UnauthorizedTest {

    @Test
    void without_credentials_no_asset_is_shown_or_made() {
        List<Operation> operations =
                Operation.thatAnswer(401).stream().filter(Operation::isOfAssets).toList();

        assertThat(operations)
                .hasSizeGreaterThan(50)
                .allSatisfy(operation -> operation
                        .send(given(), Given.key(Given.word()).value())
                        .statusCode(401)
                        .header("WWW-Authenticate", "JWT realm=\"api\""));
    }
}
