package org.substra.worker.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TESTTUPLE;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.TupleState;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

@QuarkusTest
class TupleTest {

    static Surroundings around;

    @BeforeAll
    static void surround() {
        around = Surroundings.ofTestWorker();
    }

    @AfterAll
    static void leave() {
        around.close();
    }

    @Test
    void models_travel_from_tuple_to_tuple_and_are_tested() {
        Key algo = around.assets().algo(Programs.HONEST);
        Key objective = around.assets().objective(Programs.METRICS);
        Key first = around.assets().traintuple(algo);
        Key second = around.assets().traintuple(algo, first);

        assertThat(around.run(first, TRAINTUPLE)).isEqualTo("done");
        assertThat(around.run(second, TRAINTUPLE)).isEqualTo("done");
        Key test = around.assets().testtuple(objective, second);
        assertThat(around.run(test, TESTTUPLE)).isEqualTo("done");

        TupleState trained = around.ledger().state(second);
        Key hash = Media.sha256(("trained trained " + second).getBytes(StandardCharsets.UTF_8));
        assertThat(trained.status()).isEqualTo(TupleStatus.DONE);
        assertThat(trained.model().hash()).isEqualTo(hash);
        assertThat(trained.model().storageAddress()).isEqualTo("http://localhost:8000/model/" + hash + "/file/");
        assertThat(around.media().path("worker/models", hash)).hasContent("trained trained ");
        assertThat(around.ledger().state(test).perf()).isEqualTo(0.75f);
    }

    @Test
    void nothing_but_the_result_is_left() {
        Key tuple = around.assets().traintuple(around.assets().algo(Programs.writing("x")));

        around.run(tuple, TRAINTUPLE);

        around.soon(() -> {
            assertThat(around.media().root().resolve("worker/work/test-worker/" + tuple + "-1"))
                    .doesNotExist();
            assertThat(around.media().root().resolve("worker/work/test-worker")).isEmptyDirectory();
            assertThat(around.scheduler().present().getLast().get("running")).isEmpty();
        });
    }
}
