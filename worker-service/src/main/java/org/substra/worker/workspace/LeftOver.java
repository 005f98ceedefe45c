package org.substra.worker.workspace;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.substra.worker.container.ContainerConfig;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.store.SharedStore;

/** Folders that nobody needs any more: of this worker's earlier lives, and of workers that do not come back. */
@ApplicationScoped
public class LeftOver {

    private final SharedStore store;
    private final Duration abandoned;
    private final CompletableFuture<Void> removed = new CompletableFuture<>();

    LeftOver(SharedStore store, ContainerConfig container) {
        this.store = store;
        this.abandoned = container.timeout().multipliedBy(2); // whoever is at work has begun something since
    }

    /**
     * To be called before this life begins anything: all that is in this worker's folder is an earlier one's.
     *
     * @throws NodeFailed when the folders cannot be read
     */
    public void remove() {
        try {
            Files.createDirectories(store.work());
            list(store.allWork()).stream().filter(this::isAbandoned).forEach(this::adopt);
            list(store.work()).forEach(Deletion::tried);
            removed.complete(null);
        } catch (IOException e) {
            throw new NodeFailed("cannot list " + store.allWork() + ": " + e, e);
        }
    }

    /** Completes when it is done: then this life may put into the folder what it wants to be removed. */
    public CompletionStage<Void> removed() {
        return removed.minimalCompletionStage();
    }

    private boolean isAbandoned(Path folder) {
        try {
            Instant last = Files.getLastModifiedTime(folder).toInstant();
            return !folder.equals(store.work()) && last.isBefore(Instant.now().minus(abandoned));
        } catch (IOException e) {
            Log.debugf("%s is another worker's affair: %s", folder, e);
            return false;
        }
    }

    /** Makes it ours, so that one worker removes it, and goes on after being killed. */
    private void adopt(Path folder) {
        try {
            Files.move(folder, store.work().resolve(UUID.randomUUID().toString()), StandardCopyOption.ATOMIC_MOVE);
            Log.infof("nothing was begun in %s for %s: it is removed", folder, abandoned);
        } catch (NoSuchFileException taken) {
            Log.debugf("%s is removed by another worker", folder);
        } catch (IOException e) {
            Log.warnf("%s is left behind: %s", folder, e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
