package org.substra.api.answers;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A method on a path, as the document has it. */
record Operation(String method, String path) {

    private static final Set<String> UPLOADS =
            Set.of("/objective/", "/data_manager/", "/algo/", "/composite_algo/", "/aggregate_algo/", "/data_sample/");

    /** Those that may answer so. */
    static List<Operation> thatAnswer(int status) {
        Map<String, Map<String, Map<String, Map<String, ?>>>> paths =
                given().when().get("/q/openapi?format=json").then().extract().path("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .filter(operation ->
                                operation.getValue().get("responses").containsKey(String.valueOf(status)))
                        .map(operation -> new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey())))
                .toList();
    }

    boolean isGet() {
        return method.equals("GET");
    }

    boolean isOfOne() {
        return path.contains("{key}");
    }

    /** Signing in is for everybody. */
    boolean isOfAssets() {
        return Stream.of("/user/", "/api-token-auth/", "/readiness").noneMatch(path::startsWith);
    }

    /** Nothing but what the path says; posted as an empty object. */
    ValidatableResponse send(RequestSpecification by, String key) {
        if (UPLOADS.contains(path) && !isGet()) {
            by.multiPart("json", "{}");
        } else if (!isGet()) {
            by.contentType(ContentType.JSON).body("{}");
        }
        return by.when().request(method, path.replace("{key}", key)).then();
    }
}
