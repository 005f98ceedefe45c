package org.substra.worker.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.AGGREGATETUPLE;
import static org.substra.contract.TupleKind.COMPOSITE_TRAINTUPLE;
import static org.substra.contract.TupleKind.TESTTUPLE;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.TupleState;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** Models of two parts, and models made of several. */
@QuarkusTest
class CompositeTest {

    static Surroundings around;
    static Key composite;
    static Key aggregate;
    static Key objective;

    @BeforeAll
    static void surround() {
        around = Surroundings.ofTestWorker();
        composite = around.assets().algo(AlgoKind.COMPOSITE_ALGO, Programs.COMPOSITE);
        aggregate = around.assets().algo(AlgoKind.AGGREGATE_ALGO, Programs.AGGREGATE);
        objective = around.assets().objective(Programs.METRICS);
    }

    @AfterAll
    static void leave() {
        around.close();
    }

    @Test
    void heads_stay_and_trunks_are_aggregated_and_come_back() {
        Key first = around.assets().composite(composite);
        assertThat(around.run(first, COMPOSITE_TRAINTUPLE)).isEqualTo("done");
        Key sum = around.assets().aggregate(aggregate, first);
        assertThat(around.run(sum, AGGREGATETUPLE)).isEqualTo("done");
        Key second = around.assets().composite(composite, first, sum);
        assertThat(around.run(second, COMPOSITE_TRAINTUPLE)).isEqualTo("done");

        TupleState made = around.ledger().state(second);
        Key head = hash("head head " + second + "HEAD");
        Key trunk = hash("trunk sum of trunk " + second + "TRUNK");
        assertThat(made.status()).isEqualTo(TupleStatus.DONE);
        assertThat(made.head()).isEqualTo(head);
        assertThat(made.model().hash()).isEqualTo(trunk);
        assertThat(made.model().storageAddress()).isEqualTo("http://localhost:8000/model/" + trunk + "/file/");
        assertThat(around.media().path("worker/models", head)).hasContent("head head ");
        assertThat(around.media().path("worker/models", trunk)).hasContent("trunk sum of trunk ");
        assertThat(around.ledger().state(sum).model().hash()).isEqualTo(hash("sum of trunk " + sum));
    }

    @Test
    void a_composite_model_is_tested_with_both_parts() {
        Key trained = around.assets().composite(composite);
        around.run(trained, COMPOSITE_TRAINTUPLE);

        Key test = around.assets().testtuple(objective, trained);

        assertThat(around.run(test, TESTTUPLE)).isEqualTo("done");
        assertThat(around.ledger().state(test).perf()).isEqualTo(0.75f);
    }

    @Test
    void a_traintuple_starts_from_an_aggregated_model_and_is_tested() {
        Key algo = around.assets().algo(Programs.HONEST);
        Key parent = around.assets().traintuple(algo);
        around.run(parent, TRAINTUPLE);
        Key sum = around.assets().aggregate(aggregate, parent);
        around.run(sum, AGGREGATETUPLE);
        Key child = around.assets().traintuple(algo, sum);
        assertThat(around.run(child, TRAINTUPLE)).isEqualTo("done");
        Key test = around.assets().testtuple(objective, child);
        assertThat(around.run(test, TESTTUPLE)).isEqualTo("done");

        Key model = around.ledger().state(child).model().hash();
        assertThat(around.media().path("worker/models", model)).hasContent("trained sum of trained ");
        assertThat(around.ledger().state(test).perf()).isEqualTo(0.75f);
    }

    @Test
    void a_trunk_that_the_store_lacks_is_brought_by_the_api() throws IOException {
        Key trained = around.assets().composite(composite);
        around.run(trained, COMPOSITE_TRAINTUPLE);
        Key trunk = around.ledger().state(trained).model().hash();
        Files.delete(around.media().path("worker/models", trunk));
        around.api()
                .deliver(
                        trunk,
                        () -> Media.write(
                                around.media().path("api/models", trunk), "trunk ".getBytes(StandardCharsets.UTF_8)));

        Key next = around.assets().composite(composite, trained, trained);

        assertThat(around.run(next, COMPOSITE_TRAINTUPLE)).isEqualTo("done");
        assertThat(around.api().requests().getLast().get("kind").asText()).isEqualTo("trunk");
        assertThat(around.api().requests().getLast().get("salt").asText()).isEqualTo(trained + "TRUNK");
    }

    @Test
    void a_head_that_the_store_lacks_is_asked_of_nobody() throws IOException {
        Key trained = around.assets().composite(composite);
        around.run(trained, COMPOSITE_TRAINTUPLE);
        Files.delete(around.media()
                .path("worker/models", around.ledger().state(trained).head()));
        int asked = around.api().requests().size();

        Key next = around.assets().composite(composite, trained, trained);

        assertThat(around.run(next, COMPOSITE_TRAINTUPLE)).isEqualTo("failed");
        assertThat(around.ledger().state(next).log()).matches("\\[00-01-0006-[0-9a-f]{7}]");
        assertThat(around.api().requests()).hasSize(asked);
    }

    @Test
    void half_a_model_is_none() {
        String half = "open('/sandbox/output_model/head_model', 'w').write('x')";
        Key tuple = around.assets().composite(around.assets().algo(AlgoKind.COMPOSITE_ALGO, half));

        assertThat(around.run(tuple, COMPOSITE_TRAINTUPLE)).isEqualTo("failed");
        assertThat(around.scheduler().finished(tuple, 1).get("reason").asText()).contains("no trunk_model");
        around.soon(() -> assertThat(around.media().root().resolve("worker/work/test-worker"))
                .isEmptyDirectory());
    }

    private static Key hash(String salted) {
        return Media.sha256(salted.getBytes(StandardCharsets.UTF_8));
    }
}
