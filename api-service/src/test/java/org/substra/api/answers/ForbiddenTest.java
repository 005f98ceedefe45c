package org.substra.api.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.substra.api.testing.LedgerAtHand.NANTES;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.api.ledger.Heads;
import org.substra.api.testing.Await;
import org.substra.api.testing.Creations;
import org.substra.api.testing.Given;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.Permissions;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.RegisterAlgo;
import org.substra.contract.command.RegisterDataManager;
import org.substra.contract.command.RegisterObjective;

/** What another organisation keeps to itself is neither downloaded nor used. */
@QuarkusTest
class ForbiddenTest {

    private static final Permissions PRIVATE = Given.only(NANTES);

    private final LedgerAtHand ledger = LedgerAtHand.get();
    private final Creations creations = new Creations();
    private final People people;
    private final Heads heads;

    ForbiddenTest(People people, Heads heads) {
        this.people = people;
        this.heads = heads;
    }

    @Test
    void files() {
        var keys = Map.of(
                "algo", algo(AlgoKind.ALGO),
                "composite_algo", algo(AlgoKind.COMPOSITE_ALGO),
                "aggregate_algo", algo(AlgoKind.AGGREGATE_ALGO),
                "data_manager", manager(),
                "objective", objective());
        Await.result(() -> heads.catchUp(LedgerAtHand.CHANNEL));
        List<Operation> downloads = Operation.thatAnswer(403).stream()
                .filter(Operation::isGet)
                .filter(download -> !download.path().startsWith("/model/"))
                .toList();

        assertThat(downloads)
                .hasSize(10)
                .allSatisfy(download -> download.send(
                                people.someone(),
                                keys.get(download.path().split("/")[1]).value())
                        .statusCode(403)
                        .body("message", equalTo("Unauthorized")));
    }

    @Test
    void tuples() {
        Key trained = ledger.keyAs(
                NANTES,
                new CreateTraintuple(
                        algo(AlgoKind.ALGO),
                        creations.hospitals().manager(),
                        creations.hospitals().trainSamples(),
                        List.of(),
                        null,
                        "",
                        Map.of()));
        var bodies = Map.of(
                "/traintuple/", creations.train(algo(AlgoKind.ALGO)),
                "/composite_traintuple/", creations.train(algo(AlgoKind.COMPOSITE_ALGO)),
                "/aggregatetuple/", creations.aggregate(algo(AlgoKind.AGGREGATE_ALGO)),
                "/testtuple/", creations.test(trained));

        assertThat(bodies)
                .allSatisfy((path, body) -> Creations.json(path, body)
                        .send(people.someone())
                        .statusCode(403)
                        .body("message", containsString("may not process")));
    }

    private Key algo(AlgoKind kind) {
        String name = Given.word();
        return ledger.keyAs(
                NANTES, new RegisterAlgo(kind, name, Given.file(name), Given.file(name + " text"), PRIVATE, Map.of()));
    }

    private Key manager() {
        String name = Given.word();
        return ledger.keyAs(
                NANTES,
                new RegisterDataManager(
                        name, "csv", Given.file(name), Given.file(name + " text"), null, PRIVATE, Map.of()));
    }

    private Key objective() {
        String name = Given.word();
        return ledger.keyAs(
                NANTES,
                new RegisterObjective(
                        name, Given.file(name), "accuracy", Given.file(name + " code"), null, PRIVATE, Map.of()));
    }
}
