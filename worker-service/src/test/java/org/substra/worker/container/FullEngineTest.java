package org.substra.worker.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.worker.failure.DiskFull;

/** An engine of its own on a disk of 48 MiB; only where this process may start one. */
class FullEngineTest {

    private static final Path DOCKERD = Path.of("/usr/sbin/dockerd");

    private final List<String> log = new ArrayList<>();
    private Path folder;
    private Process engine;
    private DockerImages images;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeThat(DOCKERD).isExecutable();
        assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).isEqualTo(0);
        folder = Files.createTempDirectory("substra-full"); // short, as a socket's path has to be
        call("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", folder.toString());
        URI host = URI.create("unix://" + folder.resolve("docker.sock"));
        engine = new ProcessBuilder(
                        DOCKERD.toString(),
                        "-H",
                        host.toString(),
                        "--data-root",
                        folder.resolve("root").toString(),
                        "--exec-root",
                        folder.resolve("exec").toString(),
                        "--pidfile",
                        folder.resolve("pid").toString(),
                        "--iptables=false",
                        "--ip6tables=false",
                        "--ip-forward=false",
                        "--bridge=none")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/full-engine.log").toFile())
                .start();
        DockerClient docker = client(host);
        images = new DockerImages(docker, config(host));
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            docker.pingCmd().exec();
            return true;
        });
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (engine != null) {
            engine.destroy();
            assertThat(engine.waitFor(30, TimeUnit.SECONDS)).isTrue();
            call("umount", "--lazy", folder.toString());
            Files.delete(folder);
        }
    }

    @Test
    void a_build_that_finds_no_room_is_not_the_fault_of_its_archive() throws IOException {
        assertThatThrownBy(() -> images.build(new ImageBuild("substra/test:big", context(80 << 20)), log::add))
                .isInstanceOf(DiskFull.class)
                .hasMessageContaining("no space left on device");

        images.build(new ImageBuild("substra/test:small", context(1 << 20)), log::add);
        assertThat(images.has("substra/test:small")).isTrue();
        assertThat(images.named("substra/"))
                .singleElement()
                .satisfies(image -> assertThat(image.tags()).containsExactly("substra/test:small"));
    }

    private static Path context(int bytes) throws IOException {
        Path context = Files.createTempFile(Path.of("target"), "context", ".tar");
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(context))) {
            add(tar, "Dockerfile", "FROM scratch\nADD zeros /zeros\n".getBytes(StandardCharsets.US_ASCII));
            add(tar, "zeros", new byte[bytes]);
        }
        return context;
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static DockerClient client(URI host) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.toString())
                .build();
        return DockerClientImpl.getInstance(
                config, new ZerodepDockerHttpClient.Builder().dockerHost(host).build());
    }

    private static void call(String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        assertThat(code).as(String.join(" ", command)).isZero();
    }

    private static EngineConfig config(URI host) {
        return new EngineConfig() {
            @Override
            public URI host() {
                return host;
            }

            @Override
            public String buildNetwork() {
                return "none";
            }

            @Override
            public MemorySize buildMemory() {
                return new MemorySize(BigInteger.valueOf(1L << 30));
            }

            @Override
            public Duration buildTimeout() {
                return Duration.ofMinutes(5);
            }
        };
    }
}
