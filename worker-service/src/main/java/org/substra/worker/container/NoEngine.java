package org.substra.worker.container;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.substra.worker.failure.NodeFailed;

/**
 * Runs nothing, and leaves at once what a container would: to measure all that is around containers. Only in workers that
 * are built for it (deploy/bench/run plan).
 */
@IfBuildProperty(name = "substra.worker.engine.none", stringValue = "true")
@Alternative
@Priority(1)
@ApplicationScoped
class NoEngine implements ContainerEngine {

    @Override
    public void ping() {
        // there is nobody who could not answer
    }

    @Override
    public ContainerEnd run(ContainerRun run, Consumer<String> log, CompletableFuture<?> stop) {
        leave(run, "/sandbox/output_model", "model", run.name());
        leave(run, "/sandbox/pred", "pred", "0");
        leave(run, "/sandbox/perf", "perf.json", "{\"all\":1}");
        return new ContainerEnd.Exited(0);
    }

    @Override
    public List<FoundContainer> labelled(String label, String value) {
        return List.of();
    }

    @Override
    public void remove(String id) {
        // there is none
    }

    @Override
    public boolean hasImage(String tag) {
        return true;
    }

    @Override
    public void build(ImageBuild build, Consumer<String> log) {
        log.accept("nothing is built");
    }

    @Override
    public boolean removeImage(String tag) {
        return true;
    }

    @Override
    public List<BuiltImage> images(String prefix) {
        return List.of();
    }

    private static void leave(ContainerRun run, String folder, String name, String content) {
        for (BindMount mount : run.mounts()) {
            if (mount.target().equals(folder) && !mount.readOnly()) {
                write(mount.source().resolve(name), content);
            }
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new NodeFailed("cannot write " + file + ": " + e, e);
        }
    }
}
