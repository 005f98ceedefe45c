package org.substra.worker.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.substra.worker.failure.BuildFailed;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.surroundings.EngineView;

@QuarkusTest
class DockerContainerEngineTest {

    private static final String BASE = System.getenv().getOrDefault("TEST_ALGO_IMAGE", "substra-model:latest");

    @Inject
    ContainerEngine engine;

    @Inject
    EngineView view;

    @TempDir
    Path folder;

    private final CompletableFuture<Void> never = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    @Test
    void tells_how_a_container_ended_and_what_it_wrote() {
        ContainerEnd end = engine.run(python("print('one'); print('two'); raise SystemExit(5)"), log::add, never);

        assertThat(end).isEqualTo(new ContainerEnd.Exited(5));
        assertThat(log).containsExactly("one", "two");
    }

    @Test
    void a_stop_ends_a_container_at_once_and_removes_it() {
        ContainerRun run = python("import time; print('begun', flush=True); time.sleep(1000)");
        var stop = new CompletableFuture<Void>().completeOnTimeout(null, 1, TimeUnit.SECONDS);
        long start = System.nanoTime();

        engine.run(run, log::add, stop);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        assertThat(engine.labelled("test", run.name())).isEmpty();
    }

    @Test
    void containers_are_found_by_their_label() throws InterruptedException {
        ContainerRun run = python("import time; print('begun', flush=True); time.sleep(1000)");
        Thread running = Thread.ofVirtual().start(() -> engine.run(run, log::add, never));
        while (log.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }

        List<FoundContainer> found = engine.labelled("test", run.name());
        assertThat(found)
                .singleElement()
                .satisfies(container -> assertThat(container.labels()).containsEntry("test", run.name()));
        engine.remove(found.getFirst().id());
        engine.remove(found.getFirst().id());
        assertThat(engine.labelled("test", run.name())).isEmpty();
        running.join(Duration.ofSeconds(10));
        assertThat(running.isAlive()).isFalse();
    }

    @Test
    void an_image_is_built_found_and_removed() throws IOException {
        String tag = "substra/test:" + UUID.randomUUID();

        engine.build(new ImageBuild(tag, context("FROM " + BASE + "\nRUN echo built-here\n")), log::add);

        assertThat(engine.hasImage(tag)).isTrue();
        assertThat(log).contains("built-here");
        engine.removeImage(tag);
        assertThat(engine.hasImage(tag)).isFalse();
        assertThatCode(() -> engine.removeImage(tag)).doesNotThrowAnyException();
    }

    @Test
    void an_image_that_a_container_runs_is_not_removed() throws Exception {
        String tag = "substra/test:" + UUID.randomUUID();
        engine.build(new ImageBuild(tag, context("FROM " + BASE + "\nRUN echo " + tag + "\n")), log::add);
        var stop = new CompletableFuture<Void>();
        var run = new ContainerRun(
                "engine-test-" + UUID.randomUUID(),
                tag,
                List.of("python3", "-c", "import time; print('begun', flush=True); time.sleep(1000)"),
                Map.of(),
                List.of(),
                Map.of());
        Thread running = Thread.ofVirtual().start(() -> engine.run(run, log::add, stop));
        await().until(() -> log.contains("begun"));

        assertThat(engine.removeImage(tag)).isFalse();
        assertThat(engine.images("substra/test"))
                .anySatisfy(image -> assertThat(image.tags()).contains(tag));

        stop.complete(null);
        running.join();
        assertThat(engine.removeImage(tag)).isTrue();
        assertThat(engine.hasImage(tag)).isFalse();
    }

    @Test
    void a_failed_build_leaves_no_images() throws IOException {
        Set<String> before = view.nameless();
        String dockerfile = "FROM " + BASE + "\nRUN echo " + UUID.randomUUID() + " > /one\nRUN exit 7\n";

        assertThatThrownBy(() -> engine.build(new ImageBuild("substra/test:none", context(dockerfile)), log::add))
                .isInstanceOf(BuildFailed.class);
        assertThatThrownBy(() -> engine.build(
                        new ImageBuild("substra/test:none", context("FROM " + BASE + "\nRUN exit 7\n")), log::add))
                .isInstanceOf(BuildFailed.class);

        assertThat(view.nameless()).isEqualTo(before);
        assertThat(engine.hasImage(BASE)).isTrue();
    }

    @Test
    void a_dockerfile_on_an_image_that_nobody_has_is_a_failed_build() throws IOException {
        var build = new ImageBuild("substra/test:none", context("FROM substra.invalid/no/such:image\n"));

        assertThatThrownBy(() -> engine.build(build, log::add)).isInstanceOf(BuildFailed.class);
    }

    @Test
    void a_missing_image_is_the_nodes_fault_and_named() {
        var run = new ContainerRun("none", "substra/none:none", List.of(), Map.of(), List.of(), Map.of());

        assertThatThrownBy(() -> engine.run(run, log::add, never))
                .isInstanceOf(NodeFailed.class)
                .hasMessageContaining("substra/none:none");
    }

    private ContainerRun python(String program) {
        String name = "engine-test-" + UUID.randomUUID();
        return new ContainerRun(
                name, BASE, List.of("python3", "-c", program), Map.of(), List.of(), Map.of("test", name));
    }

    private Path context(String dockerfile) throws IOException {
        Path context = folder.resolve("context.tar");
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(context))) {
            var entry = new TarArchiveEntry("Dockerfile");
            entry.setSize(dockerfile.length());
            tar.putArchiveEntry(entry);
            tar.write(dockerfile.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            tar.closeArchiveEntry();
        }
        return context;
    }
}
