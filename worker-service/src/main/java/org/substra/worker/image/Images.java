package org.substra.worker.image;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.substra.contract.Key;
import org.substra.contract.command.Material;
import org.substra.worker.container.ContainerEngine;
import org.substra.worker.container.ImageBuild;
import org.substra.worker.failure.ArchiveRefused;
import org.substra.worker.failure.DiskFull;
import org.substra.worker.failure.NodeFailed;
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
    private final ImageCache cache;

    Images(ContainerEngine engine, BuildContexts contexts, SharedStore store, ImageCache cache) {
        this.engine = engine;
        this.contexts = contexts;
        this.store = store;
        this.cache = cache;
    }

    /** Has the archive's image stay once it is there, until it is released. */
    public void pin(Resolved archive) {
        cache.pin(tag(archive.material()));
    }

    /**
     * Gives a pinned image free.
     *
     * @param planned whether a compute plan may need it again soon
     */
    public void release(Resolved archive, boolean planned) {
        cache.ended(tag(archive.material()), planned);
    }

    /** Removes an algo's image, because its compute plan is over; false when a tuple that runs needs it. */
    public boolean forget(Key algo) {
        return cache.remove(List.of(tag(Material.Kind.ALGO, algo)));
    }

    /**
     * The tag of the archive's image, which is built when it is not there; tuples that need it at the same time share
     * one build, which goes on when one of them is stopped.
     *
     * @throws ArchiveRefused when the archive cannot be a build context
     * @throws org.substra.worker.failure.BuildFailed when its Dockerfile cannot be built
     */
    public String of(Resolved archive, Lease lease) {
        String tag = tag(archive.material());
        while (!isThere(tag, archive.path(), lease)) {
            Log.debugf("%s is built from another tuple's archive: its first tuple has taken its own along", tag);
        }
        cache.used(tag);
        return tag;
    }

    /** False when the build was another tuple's, which was stopped before its archive could be read. */
    private boolean isThere(String tag, Path archive, Lease lease) {
        var ready = new CompletableFuture<Void>();
        CompletableFuture<Void> shared = building.putIfAbsent(tag, ready);
        if (shared == null) {
            Thread.ofVirtual().name("build " + tag).start(() -> complete(ready, tag, archive));
        }
        try {
            lease.await(shared == null ? ready : shared, LONGER_THAN_A_BUILD);
            return true;
        } catch (ArchiveGone gone) {
            if (shared == null) {
                throw new NodeFailed(gone.getMessage(), gone);
            }
            return false;
        }
    }

    private void complete(CompletableFuture<Void> ready, String tag, Path archive) {
        try {
            if (!engine.hasImage(tag)) {
                build(tag, archive);
                cache.shrink();
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
                build(new ImageBuild(tag, context));
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
            if (Files.notExists(archive)) {
                throw new ArchiveGone(archive, refused);
            }
            throw new ArchiveRefused(archive + ": " + refused.getMessage(), refused);
        }
    }

    private void build(ImageBuild build) {
        try {
            engine.build(build, line -> Log.debugf("[%s] %s", build.tag(), line));
        } catch (DiskFull full) {
            cache.clear(); // the next attempt finds room
            throw full;
        }
    }

    private static String tag(Material material) {
        return tag(material.kind(), material.key());
    }

    private static String tag(Material.Kind kind, Key key) {
        return "%s%s:%s".formatted(ImageCache.NAMES, kind.word(), key);
    }
}
