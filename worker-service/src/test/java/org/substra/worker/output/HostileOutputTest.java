package org.substra.worker.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TESTTUPLE;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.plan.PlanRequest;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** Whatever a container leaves fails its tuple and nothing else. */
@QuarkusTest
@TestProfile(Narrow.class)
class HostileOutputTest {

    private static final String FOREVER = "\nimport time; time.sleep(1000)";

    static Surroundings around;

    @BeforeAll
    static void surround() {
        around = Surroundings.ofTestWorker();
    }

    @AfterAll
    static void leave() {
        around.close();
    }

    @AfterEach
    void nothing_is_left_and_the_next_tuple_passes() {
        Key honest = around.assets().traintuple(around.assets().algo(Programs.writing("x")));
        assertThat(around.run(honest, TRAINTUPLE)).isEqualTo("done");
        around.soon(() -> assertThat(around.media().root().resolve("worker/work/test-worker"))
                .isEmptyDirectory());
    }

    @Test
    void a_link_to_the_model_of_another_tuple() {
        Key other = around.assets().traintuple(around.assets().algo(Programs.writing("secret")));
        around.run(other, TRAINTUPLE);
        Key model = around.ledger().state(other).model().hash();
        String path =
                around.media().path("worker/models", model).toAbsolutePath().toString();

        assertRefused("import os; os.symlink('" + path + "', '/sandbox/output_model/model')", "no plain file");

        assertThat(around.media().path("worker/models", model)).hasContent("secret");
    }

    @Test
    void a_pipe() {
        assertRefused("import os; os.mkfifo('/sandbox/output_model/model')", "no plain file");
    }

    @Test
    void a_folder() {
        assertRefused(
                "import os; os.makedirs('/sandbox/output_model/model/deep'); open('/sandbox/output_model/model/f', 'w')",
                "no plain file");
    }

    @Test
    void a_socket() {
        assertRefused(
                "import socket; socket.socket(socket.AF_UNIX).bind('/sandbox/output_model/model')", "no plain file");
    }

    @Test
    void a_device_cannot_be_made() {
        assertFails(
                "import os, stat; os.mknod('/sandbox/output_model/model', stat.S_IFCHR | 0o666, os.makedev(1, 5))",
                "0001",
                "Operation not permitted");
    }

    @Test
    void a_file_that_nobody_may_read() {
        assertRefused(Programs.writing("x") + "; import os; os.chmod('/sandbox/output_model/model', 0)", "read");
    }

    @Test
    void a_sparse_giant() {
        assertRefused(
                "open('/sandbox/output_model/model', 'w').truncate(1 << 40)" + FOREVER, "more than 4194304 bytes");
    }

    @Test
    void too_much_in_many_files_is_stopped_while_it_is_written() {
        assertRefused("""
                for n in range(9):
                    open('/sandbox/pred/%d' % n, 'wb').write(bytes(1 << 19))
                """ + FOREVER, "more than 4194304 bytes");
    }

    @Test
    void a_tree_of_many_files_is_stopped_while_it_is_written() {
        assertRefused("""
                import itertools, os
                for n in itertools.count():
                    os.mkdir('/sandbox/pred/%d' % n)
                    open('/sandbox/pred/%d/file' % n, 'w')
                """, "more than 300 files");
    }

    @Test
    void more_folders_inside_each_other_than_a_path_can_name() {
        String program = """
                import os
                os.chdir('/sandbox/output_model')
                for n in range(250):
                    os.mkdir('x' * %d)
                    os.chdir('x' * %d)
                open('bottom', 'w').write('here')
                """;

        assertRefused(program.formatted(200, 200), "a path of more than 2048 bytes");
        assertRefused(program.formatted(20, 20), "folders more than 64 deep");
    }

    @Test
    void a_folder_that_nobody_may_enter_is_removed() {
        Key tuple = around.assets().traintuple(around.assets().algo(Programs.writing("x") + """

                import os
                os.makedirs('/sandbox/pred/locked/deep')
                open('/sandbox/pred/locked/deep/file', 'w')
                os.chmod('/sandbox/pred/locked/deep', 0)
                os.chmod('/sandbox/pred/locked', 0)
                os.chmod('/sandbox/pred', 0)
                """));

        assertThat(around.run(tuple, TRAINTUPLE)).isIn("done", "failed"); // root may read it
    }

    @Test
    void an_input_cannot_be_linked() {
        assertFails("""
                import os
                sample = '/sandbox/data/%s/sample.txt' % os.listdir('/sandbox/data')[0]
                os.link(sample, '/sandbox/output_model/model')
                """, "0001", "Invalid cross-device link");
    }

    @Test
    void the_folder_of_a_plan_has_limits_of_its_own() {
        String program = """
                for n in range(%d):
                    open('/sandbox/local/%%d' %% n, 'wb').write(bytes(1 << %d))
                """;

        assertRefused(planned(program.formatted(7, 20) + FOREVER), "more than 6291456 bytes in the folder of its");
        assertRefused(planned(program.formatted(500, 0) + FOREVER), "more than 400 files in the folder of its");
    }

    @Test
    void a_figure_behind_a_link_or_in_a_pipe() {
        Key trained = around.assets().traintuple(around.assets().algo(Programs.HONEST));
        around.run(trained, TRAINTUPLE);

        for (String program : new String[] {
            "import os; os.symlink('/sandbox/pred/pred', '/sandbox/perf/perf.json')",
            "import os; os.mkfifo('/sandbox/perf/perf.json')"
        }) {
            Key test = around.assets().testtuple(around.assets().objective(program), trained);
            assertFails(test, TESTTUPLE, "0003", "no plain file");
        }
    }

    private static Key planned(String python) {
        Key plan = Media.sha256(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        return around.assets().planned(around.assets().algo(python), new PlanRequest(plan, 0, true));
    }

    private static void assertRefused(String python, String reason) {
        assertFails(python, "0003", reason);
    }

    private static void assertRefused(Key tuple, String reason) {
        assertFails(tuple, TRAINTUPLE, "0003", reason);
    }

    private static void assertFails(String python, String number, String reason) {
        assertFails(around.assets().traintuple(around.assets().algo(python)), TRAINTUPLE, number, reason);
    }

    private static void assertFails(Key tuple, TupleKind kind, String number, String reason) {
        assertThat(around.run(tuple, kind)).isEqualTo("failed");

        JsonNode told = around.scheduler().finished(tuple, 1);
        assertThat(told.get("category").asText()).isEqualTo("algo");
        assertThat(told.get("reason").asText()).startsWith("[00-01-" + number).contains(reason);
    }
}
