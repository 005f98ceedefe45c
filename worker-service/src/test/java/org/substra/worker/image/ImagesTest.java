package org.substra.worker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.worker.surroundings.EngineView;
import org.substra.worker.surroundings.Programs;
import org.substra.worker.surroundings.Surroundings;

@QuarkusTest
class ImagesTest {

    @Inject
    EngineView engine;

    @Test
    void an_algo_is_built_once_and_named_by_its_full_key() {
        try (Surroundings around = Surroundings.ofTestWorker()) {
            Key algo = around.assets().algo(Programs.HONEST);
            Key first = around.assets().traintuple(algo);
            around.run(first, TRAINTUPLE);
            String built = engine.created("substra/algo:" + algo);

            Key left = around.assets().traintuple(algo, first);
            around.run(left, TRAINTUPLE);
            around.run(around.assets().traintuple(algo, first, left), TRAINTUPLE);

            assertThat(engine.created("substra/algo:" + algo)).isEqualTo(built);
        }
    }
}
