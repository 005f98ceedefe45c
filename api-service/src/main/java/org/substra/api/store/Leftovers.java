package org.substra.api.store;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Removes, at a start, what killed processes left half written. */
@ApplicationScoped
class Leftovers {

    private final StoreConfig config;
    private final DiskWork disk;

    Leftovers(StoreConfig config, DiskWork disk) {
        this.config = config;
        this.disk = disk;
    }

    void sweep(@Observes StartupEvent start) {
        disk.call(this::sweep)
                .subscribe()
                .with(
                        removed -> Log.debugf("%d unfinished files removed", removed),
                        failure -> Log.warn("unfinished files could not be removed", failure));
    }

    /** Removes what is too old to be written by a living process and says how many that were. */
    int sweep() throws IOException {
        Path unfinished = new Layout(config.root()).unfinished();
        Instant oldest = Instant.now().minus(config.keepUnfinished());
        int removed = 0;
        for (Path leftover : list(unfinished)) {
            if (Files.getLastModifiedTime(leftover).toInstant().isBefore(oldest)) {
                Durable.deleteTree(leftover);
                removed++;
            }
        }
        return removed;
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
