package org.substra.api.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The document is served as it was written, with a page to read it, to everybody. */
@QuarkusTest
class OpenApiTest {

    /** Method and path pairs of spec 1.4. */
    private static final int PAIRS = 60;

    /** Leaves it for {@code deploy/local/test.d/routes.py}, which looks for answers that no test has seen. */
    @Test
    void lists_every_route() throws IOException {
        Response document = given().when().get("/q/openapi?format=json");
        Map<String, Map<String, ?>> paths =
                document.then().statusCode(200).extract().path("paths");
        Files.write(Path.of("target/openapi.json"), document.asByteArray());

        assertThat(paths.values().stream().mapToInt(Map::size).sum()).isEqualTo(PAIRS);
        assertThat(paths).containsKeys("/traintuple/{key}/", "/compute_plan/{key}/update_ledger/", "/");
    }

    @Test
    void has_a_page() {
        given().when().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger"));
    }
}
