package org.substra.worker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.worker.surroundings.EngineView;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

/** There is room for two images. */
@QuarkusTest
@TestProfile(ImageBudgetTest.Two.class)
class ImageBudgetTest {

    @Inject
    EngineView engine;

    @Inject
    Images images;

    @Inject
    ImageCache cache;

    private Surroundings around;

    @BeforeEach
    void surround() {
        around = Surroundings.ofTestWorker();
    }

    @AfterEach
    void leave() {
        around.close();
    }

    @Test
    void the_least_recently_used_image_goes_and_is_built_again_when_it_is_needed() {
        Key first = algo();
        Key second = algo();
        run(first);
        run(second);
        run(first);

        Key third = algo();
        run(third);
        assertThat(has(first)).isTrue();
        assertThat(has(second)).isFalse();
        assertThat(has(third)).isTrue();

        run(second);
        assertThat(has(first)).isFalse();
        assertThat(has(second)).isTrue();
    }

    @Test
    void an_image_that_is_pinned_stays() {
        Key pinned = algo();
        run(pinned);
        cache.pin(tag(pinned));
        cache.pin(tag(pinned));
        cache.unpin(tag(pinned));
        run(algo());
        run(algo());

        assertThat(has(pinned)).isTrue();
        assertThat(images.forget(pinned)).isFalse();

        cache.unpin(tag(pinned));
        run(algo());
        run(algo());
        assertThat(has(pinned)).isFalse();
        assertThat(images.forget(pinned)).as("gone already").isTrue();
    }

    @Test
    void an_image_is_pinned_while_its_tuple_is_at_work() {
        Key algo = around.assets().algo(Programs.taking(1000));
        Key tuple = around.assets().traintuple(algo);
        around.scheduler().assign(tuple, TRAINTUPLE, 1);
        around.soon(() -> assertThat(engine.running(tuple)).isEqualTo(1));

        run(algo());
        run(algo());
        assertThat(images.forget(algo)).isFalse();
        assertThat(has(algo)).isTrue();

        around.scheduler().stop(tuple, 1);
        around.soon(() -> assertThat(images.forget(algo)).isTrue());
        assertThat(has(algo)).isFalse();
    }

    private Key algo() {
        return around.assets().algo(Programs.writing("x"));
    }

    private void run(Key algo) {
        Key tuple = around.assets().traintuples(algo, 1).getFirst();
        assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo("done");
    }

    private boolean has(Key algo) {
        return engine.has(tag(algo));
    }

    private static String tag(Key algo) {
        return "substra/algo:" + algo;
    }

    /** Room for two images on the base image of the tests, which has about 218 MB. */
    public static final class Two implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            long base =
                    EngineView.ofTests().size(System.getenv().getOrDefault("TEST_ALGO_IMAGE", "substra-model:latest"));
            return Map.of(
                    "substra.worker.image.budget", Long.toString(base * 5 / 2), "substra.worker.image.rest", "0s");
        }
    }
}
