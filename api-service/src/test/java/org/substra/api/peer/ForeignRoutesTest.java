package org.substra.api.peer;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.substra.api.testing.LedgerAtHand.NANTES;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.substra.api.testing.Given;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.StoredFile;
import org.substra.contract.command.Command;
import org.substra.contract.command.RegisterAlgo;
import org.substra.contract.command.RegisterDataManager;
import org.substra.contract.command.RegisterObjective;

/** Every route that downloads a file says what is wrong with the node that has it. */
@QuarkusTest
@TestProfile(Hasty.class)
class ForeignRoutesTest {

    private final Foreign foreign;
    private final People people;

    ForeignRoutesTest(Foreign foreign, People people) {
        this.foreign = foreign;
        this.people = people;
    }

    static Stream<Arguments> routes() {
        return Stream.of(
                Arguments.of("objective", "description"),
                Arguments.of("objective", "metrics"),
                Arguments.of("data_manager", "description"),
                Arguments.of("data_manager", "opener"),
                Arguments.of("algo", "description"),
                Arguments.of("algo", "file"),
                Arguments.of("composite_algo", "description"),
                Arguments.of("composite_algo", "file"),
                Arguments.of("aggregate_algo", "description"),
                Arguments.of("aggregate_algo", "file"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("routes")
    void names_the_owner_and_the_asset(String kind, String part) throws IOException {
        String refusal = "HTTP/1.1 503 Unavailable\r\nContent-Length: 4\r\n\r\nbusy";
        try (HostileNode node = HostileNode.answering(refusal)) {
            Key key = Given.key(Given.word());
            LedgerAtHand.get().submitAs(NANTES, asset(kind, key, node.origin()));
            String path = "/" + kind + "/" + key + "/" + part + "/";
            String begin = "Cannot proxify asset from node chu-nantesMSP: " + part + " of " + key + ": ";

            foreign.isNowhere();
            says(path, 500, begin + "Unauthorized to call remote node with node_id: chu-nantesMSP");
            foreign.isAt(node.origin());
            says(path, 503, begin + "it answers 503: busy");
            foreign.isAt(URI.create("http://elsewhere.test"));
            says(path, 502, begin + "the ledger says " + node.origin());
        }
    }

    private void says(String path, int status, String message) {
        people.someone()
                .when()
                .get(path)
                .then()
                .statusCode(status)
                .body("size()", equalTo(1))
                .body("message", startsWith(message));
    }

    private static Command asset(String kind, Key key, URI origin) {
        var first = new StoredFile(key, origin + "/first/");
        var second = new StoredFile(Given.key(key + " second"), origin + "/second/");
        return switch (kind) {
            case "objective" -> new RegisterObjective(kind, first, "accuracy", second, null, Given.EVERYBODY, Map.of());
            case "data_manager" ->
                new RegisterDataManager(kind, "images", first, second, null, Given.EVERYBODY, Map.of());
            default ->
                new RegisterAlgo(
                        AlgoKind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
                        kind,
                        first,
                        second,
                        Given.EVERYBODY,
                        Map.of());
        };
    }
}
