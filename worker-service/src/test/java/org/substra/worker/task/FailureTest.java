package org.substra.worker.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TESTTUPLE;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.TupleState;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** What fails for good is recorded at once, with a code, and the message stays here. */
@QuarkusTest
class FailureTest {

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
    void an_algo_that_ends_with_an_error() {
        assertFails(
                "import sys; print('no such column', file=sys.stderr); sys.exit(3)", "algo", "0001", "no such column");
    }

    @Test
    void an_algo_that_takes_too_much_memory() {
        assertFails("data = bytearray(1024 ** 3)", "algo", "0002", "more memory");
    }

    @Test
    void an_algo_that_never_ends() {
        assertFails("import time; time.sleep(1000)", "algo", "0002", "longer");
    }

    @Test
    void an_algo_that_leaves_nothing() {
        assertFails("print('nothing')", "algo", "0003", "no model");
    }

    @Test
    void an_algo_that_leaves_a_link() {
        assertFails(
                "import os; os.symlink('/etc/passwd', '/sandbox/output_model/model')", "algo", "0003", "no plain file");
    }

    @Test
    void an_algo_that_leaves_a_pipe() {
        assertFails("import os; os.mkfifo('/sandbox/output_model/model')", "algo", "0003", "no plain file");
    }

    @Test
    void an_algo_that_leaves_too_much() {
        assertFails("open('/sandbox/output_model/model', 'w').truncate(1024 * 1024 + 1)", "algo", "0003", "at most");
    }

    @Test
    void an_algo_that_fills_the_disk() {
        assertFails("open('/sandbox/output_model/model', 'w').truncate(1024 ** 4)", "algo", "0001", "File too large");
    }

    @Test
    void a_dockerfile_that_cannot_be_built() {
        String dockerfile = around.assets().dockerfile() + "RUN python3 -c 'import sys; sys.exit(7)'\n";
        assertFails(Media.archive(Map.of("Dockerfile", dockerfile, "main.py", "")), "build", "0004", "code: 7");
    }

    @Test
    void a_build_that_wants_the_network() {
        String dockerfile = around.assets().dockerfile()
                + "RUN python3 -c 'import socket; socket.create_connection((\"192.0.2.1\", 80), 5)'\n";
        assertFails(Media.archive(Map.of("Dockerfile", dockerfile, "main.py", "")), "build", "0004", "code: 1");
    }

    @Test
    void an_archive_that_climbs_out() {
        byte[] archive = Media.archive(Map.of("Dockerfile", around.assets().dockerfile(), "../main.py", ""));
        assertFails(archive, "build", "0005", "leads out of the archive");
    }

    @Test
    void metrics_that_measure_nothing() {
        Key model = around.assets().traintuple(around.assets().algo(Programs.HONEST));
        around.run(model, TRAINTUPLE);
        Key objective = around.assets().objective("open('/sandbox/perf/perf.json', 'w').write('{\"all\": NaN}')");

        assertFails(around.assets().testtuple(objective, model), TESTTUPLE, "algo", "0003", "perf.json");
    }

    private static void assertFails(String python, String category, String number, String reason) {
        assertFails(around.assets().traintuple(around.assets().algo(python)), TRAINTUPLE, category, number, reason);
    }

    private static void assertFails(byte[] archive, String category, String number, String reason) {
        assertFails(around.assets().traintuple(around.assets().algo(archive)), TRAINTUPLE, category, number, reason);
    }

    private static void assertFails(Key tuple, TupleKind kind, String category, String number, String reason) {
        assertThat(around.run(tuple, kind)).isEqualTo("failed");

        JsonNode told = around.scheduler().finished(tuple, 1);
        TupleState state = around.ledger().state(tuple);
        assertThat(told.get("category").asText()).isEqualTo(category);
        assertThat(told.get("reason").asText()).startsWith(state.log()).contains(reason);
        assertThat(state.status()).isEqualTo(TupleStatus.FAILED);
        assertThat(state.log()).matches("\\[00-01-" + number + "-[0-9a-f]{7}]");
    }
}
