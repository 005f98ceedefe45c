package org.substra.api.store;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Removes what killed processes and cut uploads left half written. */
@ApplicationScoped
class Leftovers {

    private final StoreConfig config;
    private final DiskWork disk;

    Leftovers(StoreConfig config, DiskWork disk) {
        this.config = config;
        this.disk = disk;
    }

    @Scheduled(every = "1h")
    Uni<Void> sweepNow() {
        return disk.call(this::sweep)
                .invoke(removed -> Log.debugf("%d unfinished files removed", removed))
                .replaceWithVoid();
    }

    /** Removes what is too old to be written by a living process and says how many that were. */
    int sweep() throws IOException {
        var layout = new Layout(config.root());
        return sweep(layout.unfinished()) + sweep(layout.uploads());
    }

    private int sweep(Path folder) throws IOException {
        Instant oldest = Instant.now().minus(config.keepUnfinished());
        int removed = 0;
        for (Path leftover : list(folder)) {
            if (isOlder(leftover, oldest)) {
                Durable.deleteTree(leftover);
                removed++;
            }
        }
        return removed;
    }

    /** What has gone in the meantime was finished. */
    private static boolean isOlder(Path leftover, Instant oldest) throws IOException {
        try {
            return Files.getLastModifiedTime(leftover).toInstant().isBefore(oldest);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
