package org.substra.ledger.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.EVERYBODY;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.command.Command;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.Material;
import org.substra.contract.command.Result;
import org.substra.contract.command.UpdateComputePlan;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.rule.Given;
import org.substra.ledger.testing.Logs;
import org.substra.ledger.testing.Organisation;
import org.substra.ledger.testing.TestDatabase;

/** A model that its plan has removed is gone for whoever starts from it. */
class CleanedModelsTest {

    private final Organisation owkin = Organisation.of("owkinMSP");
    private final byte[] genesis = Logs.genesis(owkin);
    private final TestDatabase log = TestDatabase.log();
    private final TestDatabase own = TestDatabase.own();
    private final Key plan = Given.key("plan");
    private Node node;
    private int commands;

    @BeforeEach
    void begin() throws Exception {
        Logs.begin(log, genesis);
        node = Node.start(owkin.signer(), genesis, log.source(), own);
        submit(Given.algo("algo", EVERYBODY));
        submit(Given.dataManager("data", EVERYBODY));
        submit(Given.samples("data", false, "sample"));
    }

    @AfterEach
    void stop() {
        node.close();
        own.close();
        log.close();
    }

    @Test
    void is_marked_in_the_answer_to_a_start() throws Exception {
        List<Key> keys = keys(submit(new CreateComputePlan(
                plan, new PlanHeader(true, "", Map.of()), List.of(train("a", List.of()), train("b", List.of("a"))))));
        Key parent = keys.getFirst();
        run(parent);
        assertThat(model(submit(new LogStart(keys.get(1), 1))).gone()).isFalse();
        submit(new LogSuccessTrain(keys.get(1), 1, "", Given.model(keys.get(1))));

        Key late = keys(submit(new UpdateComputePlan(plan, List.of(train("c", List.of("a", "b"))))))
                .getFirst();
        Result started = submit(new LogStart(late, 1));

        assertThat(((Result.Started) started).materials())
                .filteredOn(Material::gone)
                .extracting(Material::key)
                .containsExactly(parent);
    }

    private void run(Key tuple) throws Exception {
        submit(new LogStart(tuple, 1));
        submit(new LogSuccessTrain(tuple, 1, "", Given.model(tuple)));
    }

    private static Material model(Result started) {
        return ((Result.Started) started)
                .materials().stream()
                        .filter(material -> material.kind() == Material.Kind.MODEL)
                        .findFirst()
                        .orElseThrow();
    }

    private static List<Key> keys(Result result) {
        return ((Result.Written) result).keys();
    }

    private static PlanTuple train(String id, List<String> parents) {
        return new PlanTraintuple(
                id, Given.key("algo"), Given.key("data"), Given.keys("sample"), parents, "", Map.of());
    }

    private Result submit(Command command) throws Exception {
        CommandAnswer answer =
                node.submit("c" + commands++, command).get(20, SECONDS).orElseThrow();
        assertThat(answer).isInstanceOf(CommandAnswer.Accepted.class);
        return ((CommandAnswer.Accepted) answer).result();
    }
}
