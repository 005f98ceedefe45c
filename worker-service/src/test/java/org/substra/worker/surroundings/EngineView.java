package org.substra.worker.surroundings;

import static java.util.stream.Collectors.toSet;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.substra.contract.Key;

/** What a test sees of the real engine. */
@Singleton
public final class EngineView {

    private final DockerClient docker;

    /** A view for tests outside of Quarkus. */
    public static EngineView ofTests() {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(Broker.env("TEST_DOCKER_HOST", "unix:///var/run/docker.sock"))
                .build();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .build();
        return new EngineView(DockerClientImpl.getInstance(config, http));
    }

    /** A way to the engine of tests that can be cut. */
    public static Proxy proxy() {
        URI host = URI.create(Broker.env("TEST_DOCKER_HOST", "unix:///var/run/docker.sock"));
        return new Proxy(
                "unix".equals(host.getScheme())
                        ? UnixDomainSocketAddress.of(host.getPath())
                        : new InetSocketAddress(host.getHost(), host.getPort()));
    }

    EngineView(DockerClient docker) {
        this.docker = docker;
    }

    /** Containers of the tuple, running or not. */
    public int running(Key tuple) {
        return docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of("substra.tuple", tuple.value()))
                .exec()
                .size();
    }

    /** Where the engine keeps its own files about the containers of the tuple. */
    public List<Path> foldersOf(Key tuple) {
        Path root = Path.of(String.valueOf(docker.infoCmd().exec().getDockerRootDir()));
        return docker
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of("substra.tuple", tuple.value()))
                .exec()
                .stream()
                .map(container -> root.resolve("containers").resolve(container.getId()))
                .toList();
    }

    /** Containers of the worker, running or not. */
    public int containersOf(String worker) {
        return docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of("substra.worker", worker))
                .exec()
                .size();
    }

    /** Images without a name that no other is built on. */
    public Set<String> nameless() {
        return docker.listImagesCmd().withDanglingFilter(true).exec().stream()
                .map(Image::getId)
                .collect(toSet());
    }

    /** Whether the engine has the image. */
    public boolean has(String tag) {
        return docker.listImagesCmd().withReferenceFilter(tag).exec().size() == 1;
    }

    /** The size of an image in bytes. */
    public long size(String tag) {
        return docker.inspectImageCmd(tag).exec().getSize();
    }

    /** When the image was made. */
    public String created(String tag) {
        return String.valueOf(docker.inspectImageCmd(tag).exec().getCreated());
    }
}
