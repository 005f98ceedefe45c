package org.substra.worker.image;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.substra.contract.command.Material;
import org.substra.worker.container.ContainerEngine;
import org.substra.worker.container.ImageBuild;
import org.substra.worker.failure.ArchiveRefused;
import org.substra.worker.failure.TupleFailure;
import org.substra.worker.lease.Lease;
import org.substra.worker.material.Resolved;
import org.substra.worker.store.SharedStore;

/** One image for each archive, named by its full key, so that nobody can pass one off for another. */
@ApplicationScoped
public class Images {

    private static final Duration LONGER_THAN_A_BUILD = Duration.ofDays(1);

    private final Map<String, CompletableFuture<Void>> building = new ConcurrentHashMap<>();
    private final ContainerEngine engine;
    private final BuildContexts contexts;
    private final SharedStore store;

    Images(ContainerEngine engine, BuildContexts contexts, SharedStore store) {
        this.engine = engine;
        this.contexts = contexts;
        this.store = store;
    }

    /**
     * The tag of the archive's image, which is built when it is not there; tuples that need it at the same time share
     * one build, which goes on when one of them is stopped.
     *
     * @throws ArchiveRefused when the archive cannot be a build context
     * @throws org.substra.worker.failure.BuildFailed when its Dockerfile cannot be built
     */
    public String of(Resolved archive, Lease lease) {
        Material material = archive.material();
        String tag = "substra/%s:%s".formatted(material.kind().word(), material.key());
        var ready = new CompletableFuture<Void>();
        CompletableFuture<Void> shared = building.putIfAbsent(tag, ready);
        if (shared == null) {
            Thread.ofVirtual().name("build " + tag).start(() -> complete(ready, tag, archive.path()));
        }
        lease.await(shared == null ? ready : shared, LONGER_THAN_A_BUILD);
        return tag;
    }

    private void complete(CompletableFuture<Void> ready, String tag, Path archive) {
        try {
            if (!engine.hasImage(tag)) {
                build(tag, archive);
            }
            building.remove(tag);
            ready.complete(null);
        } catch (RuntimeException | Error failure) {
            building.remove(tag);
            ready.completeExceptionally(failure);
        }
    }

    private void build(String tag, Path archive) {
        long start = System.nanoTime();
        try {
            Path context = store.temporary();
            try {
                convert(archive, context);
                engine.build(new ImageBuild(tag, context), line -> Log.debugf("[%s] %s", tag, line));
            } finally {
                Files.deleteIfExists(context);
            }
        } catch (IOException e) {
            throw TupleFailure.of("cannot write the build context of " + tag, store.root(), e);
        }
        Log.infof(
                "built %s in %d ms",
                tag, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private void convert(Path archive, Path context) {
        try {
            contexts.convert(archive, context);
        } catch (ArchiveRefused refused) {
            throw new ArchiveRefused(archive + ": " + refused.getMessage(), refused);
        }
    }
}
