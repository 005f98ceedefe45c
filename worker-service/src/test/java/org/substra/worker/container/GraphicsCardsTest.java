package org.substra.worker.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.DeviceRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Four graphics cards for two slots. An engine that has none takes the request, and would refuse only the start. */
@QuarkusTest
@TestProfile(GraphicsCardsTest.Four.class)
class GraphicsCardsTest {

    private static final String BASE = System.getenv().getOrDefault("TEST_ALGO_IMAGE", "substra-model:latest");

    @Inject
    DockerClient docker;

    @Inject
    Isolation isolation;

    @Inject
    Shares shares;

    @Test
    void each_slot_asks_for_its_own_by_their_ids() throws InterruptedException {
        try (var first = shares.take();
                var second = shares.take()) {
            assertThat(devices(first)).containsExactly("GPU-a", "1");
            assertThat(devices(second)).containsExactly("2", "3");
        }
    }

    /** What the engine has made of the request. */
    private List<String> devices(Shares.Share share) {
        var run = new ContainerRun("graphics-test", BASE, List.of(), Map.of(), List.of(), Map.of());
        String id = docker.createContainerCmd(BASE)
                .withHostConfig(isolation.of(run, share))
                .exec()
                .getId();
        try {
            List<DeviceRequest> requests =
                    docker.inspectContainerCmd(id).exec().getHostConfig().getDeviceRequests();
            assertThat(requests)
                    .singleElement()
                    .satisfies(request -> assertThat(request.getCapabilities()).isEqualTo(List.of(List.of("gpu"))));
            return requests.getFirst().getDeviceIds();
        } finally {
            docker.removeContainerCmd(id).exec();
        }
    }

    public static final class Four implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("substra.worker.gpus", "GPU-a,1,2,3");
        }
    }
}
