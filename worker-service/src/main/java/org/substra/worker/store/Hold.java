package org.substra.worker.store;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A second name for a stored file that may be removed by others, as long as an attempt needs it. The system either makes the
 * name or finds the file gone; there is no moment between. The name goes with the folder of the attempt.
 */
public final class Hold {

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private Hold() {}

    /** The file's name in the folder; empty when it is gone. Where names cannot be had, a copy. */
    public static Optional<Path> on(Path stored, Path folder) throws IOException {
        Path held = folder.resolve(UUID.randomUUID().toString());
        try {
            return Optional.of(Files.createLink(held, stored));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (FileSystemException | UnsupportedOperationException refused) {
            if (TOLD.compareAndSet(false, true)) {
                Log.warnf("files of %s are copied for each tuple, as they cannot be linked: %s", stored, refused);
            }
            return copy(stored, held);
        }
    }

    private static Optional<Path> copy(Path stored, Path held) throws IOException {
        try {
            Files.copy(stored, held);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        return Optional.of(Files.setPosixFilePermissions(held, PosixFilePermissions.fromString("rw-r--r--")));
    }
}
