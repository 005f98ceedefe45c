package org.substra.worker.workspace;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * Removes a folder in which a stranger could do as he liked. Links are removed, not followed. Folders are moved up
 * before they are emptied, because those inside each other may have a longer path than the system takes.
 */
final class Deletion {

    private Deletion() {}

    /** As {@link #of}; what cannot be removed now is removed when this worker starts again. */
    static void tried(Path folder) {
        try {
            of(folder);
        } catch (IOException e) {
            Log.warnf("%s is left until this worker starts again: %s", folder, e);
        }
    }

    static void of(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        unlock(folder);
        while (pass(folder)) {} // what was moved up meanwhile may come in the next pass only
        Files.delete(folder);
    }

    /** Removes what the folder shows; false when that was nothing. */
    private static boolean pass(Path folder) throws IOException {
        boolean found = false;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                found = true;
                if (isFolder(entry)) {
                    unlock(entry);
                    dissolve(entry, folder);
                } else {
                    Files.delete(entry);
                }
            }
        }
        return found;
    }

    private static void dissolve(Path folder, Path root) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (isFolder(entry)) {
                    unlock(entry); // moving changes a folder, too: its parent
                    Files.move(entry, root.resolve(UUID.randomUUID().toString()));
                } else {
                    Files.delete(entry);
                }
            }
        }
        Files.delete(folder);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void unlock(Path folder) throws IOException {
        if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
