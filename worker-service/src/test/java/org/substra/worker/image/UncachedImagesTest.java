package org.substra.worker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TESTTUPLE;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.contract.plan.PlanRequest;
import org.substra.worker.surroundings.EngineView;
import org.substra.worker.surroundings.Media;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** Images are not kept, but for compute plans. */
@QuarkusTest
@TestProfile(UncachedImagesTest.Uncached.class)
class UncachedImagesTest {

    @Inject
    EngineView engine;

    @Inject
    Images images;

    @Test
    void images_of_tuples_outside_plans_go_with_them() {
        try (Surroundings around = Surroundings.ofTestWorker()) {
            Key algo = around.assets().algo(Programs.HONEST);
            Key objective = around.assets().objective(Programs.METRICS);
            Key tuple = around.assets().traintuple(algo);

            assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo("done");
            assertThat(engine.has("substra/algo:" + algo)).isFalse();
            assertThat(around.run(around.assets().testtuple(objective, tuple), TESTTUPLE))
                    .isEqualTo("done");
            assertThat(engine.has("substra/algo:" + algo)).isFalse();
            assertThat(engine.has("substra/metrics:" + objective)).isFalse();
        }
    }

    @Test
    void images_of_a_plan_stay_until_they_are_forgotten() {
        try (Surroundings around = Surroundings.ofTestWorker()) {
            Key algo = around.assets().algo(Programs.COUNTING);
            Key plan = Media.sha256(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
            Key tuple = around.assets().planned(algo, new PlanRequest(plan, 0, true));

            assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo("done");
            assertThat(engine.has("substra/algo:" + algo)).isTrue();

            assertThat(images.forget(algo)).isTrue();
            assertThat(engine.has("substra/algo:" + algo)).isFalse();
        }
    }

    /** As {@code TASK_CACHE_DOCKER_IMAGES=false}. */
    public static final class Uncached implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("substra.worker.image.cache", "false");
        }
    }
}
