package org.substra.worker.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.StepTimedOut;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** Steps that hang end, as faults of this node. */
@QuarkusTest
@TestProfile(StepsTest.Hasty.class)
class StepsTest {

    @Inject
    Steps steps;

    @Test
    void a_step_that_takes_too_long_is_interrupted_and_the_next_one_is_not() {
        assertThatThrownBy(() -> steps.take(Step.OUTPUT, () -> sleep(60_000)))
                .isInstanceOf(StepTimedOut.class)
                .hasMessageContaining("step output took longer than PT2S");

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(steps.take(Step.OUTPUT, () -> sleep(10))).isEqualTo("slept");
        assertThat(steps.take(Step.REPORTED, () -> sleep(3_000))).as("waits").isEqualTo("slept");
    }

    @Test
    void a_tuple_whose_image_is_built_too_slowly_is_given_back() {
        try (Surroundings around = Surroundings.ofTestWorker()) {
            byte[] archive = Media.archive(Map.of(
                    "Dockerfile",
                    around.assets().dockerfile() + "RUN sleep 8 # " + UUID.randomUUID() + "\n",
                    "main.py",
                    Programs.writing("x")));
            Key tuple = around.assets().traintuple(around.assets().algo(archive));

            assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo("later");

            var told = around.scheduler().finished(tuple, 1);
            assertThat(told.get("category").asText()).isEqualTo("node");
            assertThat(told.get("reason").asText()).startsWith("[00-01-0011-").contains("step image");
        }
    }

    private static String sleep(long millis) {
        try {
            Thread.sleep(millis);
            return "slept";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeFailed("interrupted", e);
        }
    }

    public static final class Hasty implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("substra.worker.longest.image", "2s", "substra.worker.longest.output", "2s");
        }
    }
}
