package org.substra.worker.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.substra.contract.Key;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** A million files are written, counted every second and removed; takes minutes. */
@QuarkusTest
@TestProfile(ManyFilesTest.Wide.class)
@EnabledIfEnvironmentVariable(named = "TEST_ALL", matches = "yes")
class ManyFilesTest {

    private static final Duration LEASE = Duration.ofSeconds(5);

    @Test
    void a_million_files_are_removed_without_the_slot_and_while_leases_are_renewed() {
        try (var around = Surroundings.of("test-worker", Path.of("target/media"), LEASE)) {
            Key tuple = around.assets().traintuple(around.assets().algo(Programs.writing("x") + """

                    for n in range(1000000):
                        open('/sandbox/pred/%d' % n, 'w')
                    """));
            Key next = around.assets().traintuple(around.assets().algo(Programs.writing("y")), tuple);
            Path folder = around.media().root().resolve("worker/work/test-worker/" + tuple + "-1");

            long start = System.nanoTime();
            around.scheduler().assign(tuple, TRAINTUPLE, 1);
            await().atMost(Duration.ofMinutes(8))
                    .until(() -> around.scheduler().ended(tuple, 1).isPresent());
            assertThat(folder).isDirectory();
            long ended = System.nanoTime();
            int before = around.scheduler().present().size();
            assertThat(around.scheduler().finished(tuple, 1).get("outcome").asText())
                    .isEqualTo("done");

            assertThat(around.run(next, TRAINTUPLE)).isEqualTo("done");
            long nextDone = System.nanoTime();
            await().atMost(Duration.ofMinutes(5)).until(() -> !Files.exists(folder));
            Duration removal = Duration.ofNanos(System.nanoTime() - ended);

            Log.infof(
                    "written in %s, next done after %s, removed after %s",
                    Duration.ofNanos(ended - start), Duration.ofNanos(nextDone - ended), removal);
            assertThat(around.scheduler().present().size() - before)
                    .as("renewals, one a second, in " + removal)
                    .isGreaterThan((int) (removal.toSeconds() / 2));
        }
    }

    /** One slot, and room for all these files. */
    public static final class Wide implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "substra.worker.slots", "1",
                    "substra.worker.output.files", "2000000",
                    "substra.worker.container.timeout", "8m");
        }
    }
}
