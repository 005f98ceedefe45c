package org.substra.worker.workspace;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.substra.worker.folder.OpenFolder;

/**
 * Removes a folder in which a stranger could do as he liked, and perhaps still can. Links are removed, not followed. Folders
 * are moved up before they are emptied, because those inside each other may have a longer path than the system takes.
 */
final class Deletion {

    /** Much longer than for as many files as may be left; who is not at an end by then is at odds with a writer. */
    private static final Duration LONGEST = Duration.ofHours(1);
    /** How often nothing may come of it. */
    private static final int IN_VAIN = 10;

    private final Path root;
    private final Duration longest;
    private final long start = System.nanoTime();
    private boolean found;
    private boolean removed;
    private @Nullable IOException trouble;

    private Deletion(Path root, Duration longest) {
        this.root = root;
        this.longest = longest;
    }

    /** As {@link #of}; what cannot be removed now is removed when this worker starts again. */
    static void tried(Path folder) {
        try {
            of(folder);
        } catch (IOException e) {
            Log.warnf("%s is left until this worker starts again: %s", folder, e);
        }
    }

    /** The folder's own name must be out of the stranger's reach. */
    static void of(Path folder) throws IOException {
        of(folder, LONGEST);
    }

    static void of(Path folder, Duration longest) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            new Deletion(folder, longest).run();
        } else {
            Files.deleteIfExists(folder);
        }
    }

    private void run() throws IOException {
        if (!Files.isReadable(root) || !Files.isWritable(root) || !Files.isExecutable(root)) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
        int inVain = 0;
        while (pass()) { // what was moved up meanwhile may come in the next pass only
            inVain = removed ? 0 : inVain + 1;
            if (inVain == IN_VAIN) {
                throw trouble == null ? new FileSystemException(root.toString()) : trouble;
            }
        }
        Files.delete(root);
    }

    /** Removes what the folder shows; false when that was nothing. */
    private boolean pass() throws IOException {
        found = false;
        removed = false;
        try (OpenFolder folder = OpenFolder.at(root)) {
            for (Optional<Path> name = folder.next(); name.isPresent(); name = folder.next()) {
                found = true;
                remove(folder, name.get(), folder);
            }
        }
        return found;
    }

    private void remove(OpenFolder folder, Path name, OpenFolder top) throws IOException {
        requireTime();
        try {
            BasicFileAttributes seen = folder.look(name);
            if (!seen.isDirectory()) {
                folder.deleteFile(name);
            } else if (folder == top) {
                dissolve(name, seen, top);
            } else {
                folder.unlock(name, seen).close(); // moving changes a folder, too: its parent
                folder.move(name, top, Path.of(UUID.randomUUID().toString()));
            }
            removed = true;
        } catch (NoSuchFileException changed) {
            Log.debugf("below %s somebody was faster: %s", root, changed.getMessage());
        } catch (FileSystemException e) { // changed meanwhile, or it is so for good: the next pass tells
            trouble = e;
        }
    }

    private void dissolve(Path name, BasicFileAttributes seen, OpenFolder top) throws IOException {
        try (OpenFolder folder = top.unlock(name, seen)) {
            for (Optional<Path> inner = folder.next(); inner.isPresent(); inner = folder.next()) {
                remove(folder, inner.get(), top);
            }
        }
        top.deleteFolder(name);
    }

    private void requireTime() throws IOException {
        if (System.nanoTime() - start > longest.toNanos()) {
            throw new IOException("no end of " + root + " within " + longest + "; somebody still writes there");
        }
    }
}
