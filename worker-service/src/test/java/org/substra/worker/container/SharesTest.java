package org.substra.worker.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two slots share the machine. */
@QuarkusTest
class SharesTest {

    private static final String BASE = System.getenv().getOrDefault("TEST_ALGO_IMAGE", "substra-model:latest");
    private static final String AFFINITY =
            "import os, time; print(sorted(os.sched_getaffinity(0)), flush=True); time.sleep(1000)";

    @Inject
    ContainerEngine engine;

    @Inject
    DockerClient docker;

    @Inject
    Isolation isolation;

    @Inject
    Shares shares;

    @Test
    void processors_are_divided_into_equal_contiguous_parts() throws InterruptedException {
        int processors = docker.infoCmd().exec().getNCPU();

        List<String> cpus = Stream.of(host(0), host(1))
                .map(host -> String.valueOf(host.getCpusetCpus()))
                .toList();

        List<Integer> all = Processors.first(processors);
        assertThat(cpus)
                .containsExactly(
                        Processors.text(all.subList(0, processors / 2)),
                        Processors.text(all.subList(processors / 2, processors / 2 * 2)));
    }

    @Test
    void containers_that_run_at_the_same_time_have_processors_of_their_own() throws InterruptedException {
        assumeThat(docker.infoCmd().exec().getNCPU()).as("processors").isGreaterThan(1);
        var stop = new CompletableFuture<Void>();
        var seen = new CopyOnWriteArrayList<String>();
        List<Thread> running = Stream.of(1, 2)
                .map(_ -> Thread.ofVirtual().start(() -> engine.run(container(AFFINITY), seen::add, stop)))
                .toList();
        try {
            Awaitility.await().until(() -> seen.size() == 2);
        } finally {
            stop.complete(null);
        }
        for (Thread thread : running) {
            thread.join();
        }

        assertThat(seen).doesNotHaveDuplicates();
    }

    /** What the engine has made of the request for the container of a slot. */
    private HostConfig host(int number) throws InterruptedException {
        try (var first = shares.take();
                var second = shares.take()) {
            String id = docker.createContainerCmd(BASE)
                    .withHostConfig(isolation.of(container(AFFINITY), number == 0 ? first : second))
                    .exec()
                    .getId();
            try {
                return docker.inspectContainerCmd(id).exec().getHostConfig();
            } finally {
                docker.removeContainerCmd(id).exec();
            }
        }
    }

    private static ContainerRun container(String python) {
        String name = "shares-test-" + UUID.randomUUID();
        return new ContainerRun(name, BASE, List.of("python3", "-c", python), Map.of(), List.of(), Map.of());
    }
}
