package org.substra.worker.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.command.LogStart;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** The shared volume is full: the tuple fails with a number of its own, and runs when there is room. */
@QuarkusTest
@TestProfile(FullVolumeTest.Small.class)
class FullVolumeTest {

    private static final int MIB = 1 << 20;

    static Surroundings around;

    private final Path filler = SmallVolume.ROOT.resolve("filler");

    @BeforeAll
    static void surround() {
        around = Surroundings.of("test-worker", SmallVolume.ROOT, Duration.ofSeconds(5));
    }

    @AfterAll
    static void leave() {
        around.close();
    }

    @AfterEach
    void make_room() throws IOException {
        remove(filler);
    }

    @Test
    void no_room_at_the_start() {
        Key tuple = around.assets().traintuple(around.assets().algo(Programs.writing("x")));
        leaveFree(MIB);

        around.soon(() -> assertThat(around.scheduler().slots()).isZero());
        assertFull(tuple, "none", "kept in reserve"); // of a scheduler that does not know yet
        assertThat(around.ledger().received(new LogStart(tuple, 1)))
                .as("starts")
                .isZero();

        remove(filler);
        around.soon(() -> assertThat(around.scheduler().slots()).isEqualTo(2));
        assertRunsWithRoom(tuple);
    }

    @Test
    void whoever_runs_beside_a_container_that_fills_the_volume_ends_done_and_nothing_is_counted() {
        assertInnocentEndsDone("""
                file = open("/sandbox/pred/much", "wb")
                """);
    }

    @Test
    void nor_when_it_fills_it_with_a_file_that_nobody_sees() {
        assertInnocentEndsDone("""
                file = open("/sandbox/pred/hidden", "wb")
                os.unlink("/sandbox/pred/hidden")
                """);
    }

    private void assertInnocentEndsDone(String opened) {
        Key innocent = around.assets().traintuple(around.assets().algo("""
                import os, time
                log = open("/sandbox/pred/log", "w")
                for n in range(40):
                    log.write(str(n) * 100)
                    log.flush()
                    os.fsync(log.fileno())
                    time.sleep(0.1)
                """ + Programs.writing("x")));
        Key filling = around.assets().traintuple(around.assets().algo("import os, time\n" + opened + """
                try:
                    for n in range(80):
                        file.write(bytes(1 << 20))
                        file.flush()
                        time.sleep(0.02)
                finally:
                    time.sleep(1000)
                """));
        around.scheduler().assign(innocent, TRAINTUPLE, 1);
        around.scheduler().assign(filling, TRAINTUPLE, 1);

        assertThat(around.scheduler().finished(filling, 1).get("category").asText())
                .isEqualTo("node");
        JsonNode told = around.scheduler().finished(innocent, 1);
        assertThat(told.get("category").asText()).isEqualTo("none");
        if (!told.get("outcome").asText().equals("done")) {
            assertThat(told.get("outcome").asText()).isEqualTo("later");
            around.soon(() -> assertThat(around.scheduler().slots()).isEqualTo(2));
            assertRunsWithRoom(innocent);
        }
    }

    @Test
    void a_container_that_fills_the_volume_is_stopped() {
        Key tuple = around.assets().traintuple(around.assets().algo("""
                import os, time
                def write(name):
                    file = open(name, "wb")
                    for n in range(80):
                        file.write(bytes(1 << 20))
                        file.flush()
                try:
                    write("/sandbox/pred/much")
                finally:
                    time.sleep(1000)
                """));

        assertFull(tuple, "kept in reserve");
        assertOthersRun();
    }

    @Test
    void what_is_deleted_and_still_open_counts() {
        Key tuple = around.assets().traintuple(around.assets().algo("""
                import os, time
                file = open("/sandbox/pred/hidden", "wb")
                os.unlink("/sandbox/pred/hidden")
                for n in range(80):
                    file.write(bytes(1 << 20))
                    file.flush()
                    time.sleep(0.02)
                time.sleep(1000)
                """));

        assertFull(tuple, "kept in reserve");
        assertOthersRun();
    }

    @Test
    void an_algo_that_finds_no_room_is_not_to_blame() {
        Key tuple = around.assets().traintuple(around.assets().algo("""
                open("/sandbox/output_model/model", "wb").write(bytes(16 << 20))
                """));
        leaveFree(10 * MIB);

        assertFull(tuple, "kept in reserve");
        assertRunsWithRoom(tuple);
    }

    @Test
    void no_room_for_the_copy_of_a_model() {
        Key tuple = around.assets().traintuple(around.assets().algo("""
                open("/sandbox/output_model/model", "wb").write(bytes(10 << 20))
                """));
        leaveFree(15 * MIB);

        assertFull(tuple, "cannot copy the model: no room at ");
        assertRunsWithRoom(tuple);
    }

    @Test
    void no_room_for_a_build_context() {
        byte[] archive = Media.archive(Map.of(
                "Dockerfile",
                around.assets().dockerfile(),
                "main.py",
                Programs.writing("x"),
                "zeros",
                "\0".repeat(30 * MIB)));
        Key tuple = around.assets().traintuple(around.assets().algo(archive));
        leaveFree(10 * MIB);

        assertFull(tuple, "cannot write the build context: no room at ");
        assertRunsWithRoom(tuple);
    }

    @Test
    void no_room_for_another_file() throws IOException {
        Key algo = around.assets().algo(Programs.writing("x"));
        around.run(around.assets().traintuple(algo), TRAINTUPLE);
        Key tuple = around.assets().traintuples(algo, 1).getFirst();
        Files.createDirectory(filler);
        fill(filler);

        assertFull(tuple, "cannot make the folder of the attempt: no room at ");
        assertRunsWithRoom(tuple);
    }

    /** The first attempt is given back, with the number of a full disk; nothing of it stays. */
    private static void assertFull(Key tuple, String reason) {
        assertFull(tuple, "node", reason);
    }

    private static void assertFull(Key tuple, String category, String reason) {
        assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo("later");

        JsonNode told = around.scheduler().finished(tuple, 1);
        assertThat(told.get("category").asText()).isEqualTo(category);
        assertThat(told.get("reason").asText())
                .startsWith("[00-01-0010-")
                .contains(reason, SmallVolume.ROOT.toString(), "bytes are free");
        Path work = SmallVolume.ROOT.resolve("worker/work/test-worker");
        around.soon(() -> assertThat(work.toFile().list()).isNullOrEmpty());
    }

    private void assertRunsWithRoom(Key tuple) {
        remove(filler);
        around.scheduler().assign(tuple, TRAINTUPLE, 2);
        assertThat(around.scheduler().finished(tuple, 2).get("outcome").asText())
                .isEqualTo("done");
    }

    private static void assertOthersRun() {
        Key other = around.assets().traintuple(around.assets().algo(Programs.writing("x")));
        assertThat(around.run(other, TRAINTUPLE)).isEqualTo("done");
    }

    private void leaveFree(long bytes) {
        try {
            long free = Files.getFileStore(SmallVolume.ROOT).getUsableSpace();
            Files.write(filler, new byte[(int) (free - bytes)]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes empty files until there can be no more. */
    private static void fill(Path folder) {
        try {
            for (int n = 0; ; n++) {
                Files.createFile(folder.resolve(Integer.toString(n)));
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
    }

    private static void remove(Path path) {
        SmallVolume.call("rm", "-rf", path.toString());
    }

    /** Room for models of some size; each look is early enough. */
    public static final class Small implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "substra.worker.disk.reserve", "4M",
                    "substra.worker.disk.free", "1M",
                    "substra.worker.output.model", "60M",
                    "substra.worker.output.look", "100ms",
                    "substra.worker.container.file", "100M");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SmallVolume.class));
        }
    }
}
