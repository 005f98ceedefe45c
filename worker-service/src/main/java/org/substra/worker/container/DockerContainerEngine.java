package org.substra.worker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.TupleFailure;

/** The Docker engine, over its socket. */
@ApplicationScoped
class DockerContainerEngine implements ContainerEngine {

    private static final Duration LAST_LINES = Duration.ofSeconds(5);
    private static final Duration REMOVE_PAUSE = Duration.ofMillis(300);
    private static final int REMOVE_ATTEMPTS = 5;

    private final DockerClient docker;
    private final Isolation isolation;
    private final Shares shares;
    private final ContainerUser user;
    private final DockerImages images;
    private final Duration timeout;

    DockerContainerEngine(
            DockerClient docker,
            Isolation isolation,
            Shares shares,
            ContainerUser user,
            DockerImages images,
            ContainerConfig config) {
        this.docker = docker;
        this.isolation = isolation;
        this.shares = shares;
        this.user = user;
        this.images = images;
        this.timeout = config.timeout();
    }

    @Override
    public void ping() {
        EngineCall.of("ping it", docker.pingCmd()::exec);
    }

    @Override
    public ContainerEnd run(ContainerRun run, Consumer<String> log, CompletableFuture<?> stop) {
        try (Shares.Share share = shares.take()) {
            return run(run, share, log, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeFailed("interrupted while running " + run.name(), e);
        }
    }

    private ContainerEnd run(ContainerRun run, Shares.Share share, Consumer<String> log, CompletableFuture<?> stop)
            throws InterruptedException {
        String id = EngineCall.of("create container " + run.name(), () -> create(run, share));
        try {
            EngineCall.of("start container " + run.name(), docker.startContainerCmd(id)::exec);
            var lines = docker.logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .exec(new Lines(log));
            ContainerEnd end = await(id, stop);
            if (!stop.isDone()) {
                lines.awaitCompletion(LAST_LINES.toSeconds(), TimeUnit.SECONDS);
            }
            return end;
        } finally {
            remove(id);
        }
    }

    @Override
    public List<FoundContainer> labelled(String label, String value) {
        List<Container> labelled = EngineCall.of(
                "list containers labelled " + label,
                docker.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(label, value))::exec);
        return labelled.stream()
                .map(container -> new FoundContainer(container.getId(), container.getLabels()))
                .toList();
    }

    @Override
    public boolean hasImage(String tag) {
        return images.has(tag);
    }

    @Override
    public void build(ImageBuild build, Consumer<String> log) {
        images.build(build, log);
    }

    @Override
    public boolean removeImage(String tag) {
        return images.remove(tag);
    }

    @Override
    public List<BuiltImage> images(String prefix) {
        return images.named(prefix);
    }

    private String create(ContainerRun run, Shares.Share share) {
        return docker.createContainerCmd(run.image())
                .withName(run.name())
                .withCmd(run.command())
                .withEnv(run.environment().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList())
                .withLabels(run.labels())
                .withUser(user.asText())
                .withNetworkDisabled(true)
                .withHostConfig(isolation.of(run, share))
                .exec()
                .getId();
    }

    private ContainerEnd await(String id, CompletableFuture<?> stop) throws InterruptedException {
        CompletableFuture<Integer> code =
                docker.waitContainerCmd(id).exec(new Exit()).code();
        try {
            CompletableFuture.anyOf(code, stop).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return stop.isDone() ? new ContainerEnd.Exited(-1) : ended(id, code.join());
        } catch (TimeoutException e) {
            return new ContainerEnd.TimedOut();
        } catch (ExecutionException e) {
            throw new NodeFailed("cannot wait for container " + id + ": " + e.getCause(), e);
        }
    }

    private ContainerEnd ended(String id, int code) {
        if (code == 0) {
            return new ContainerEnd.Exited(0);
        }
        ContainerState state = EngineCall.of("inspect container " + id, docker.inspectContainerCmd(id)::exec)
                .getState();
        boolean outOfMemory = Boolean.TRUE.equals(state.getOOMKilled());
        return outOfMemory ? new ContainerEnd.OutOfMemory() : new ContainerEnd.Exited(code);
    }

    @Override
    public void remove(String id) {
        for (int attempt = 1; ; attempt++) {
            try {
                EngineCall.of("remove container " + id, () -> removeOnce(id));
                return;
            } catch (TupleFailure e) {
                if (attempt == REMOVE_ATTEMPTS) {
                    throw new NodeFailed("container %s cannot be removed now: %s".formatted(id, e), e);
                }
                LockSupport.parkNanos(REMOVE_PAUSE.toNanos());
            }
        }
    }

    private boolean removeOnce(String id) {
        try {
            docker.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
            return true;
        } catch (NotFoundException gone) {
            return false;
        }
    }
}
