package org.substra.worker.output;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.substra.worker.failure.OutputRefused;
import org.substra.worker.folder.OpenFolder;

/** Counts what lies in folders that others change at the same time. Links are counted, not followed. */
final class Footprint {

    private static final long BLOCK = 4096;
    /** Bytes of a folder's path; what the system takes (4096) less what may lie above and below. */
    private static final int LONGEST_PATH = 2048;

    private final Quota quota;
    private long bytes;
    private long entries;

    Footprint(Quota quota) {
        this.quota = quota;
    }

    long bytes() {
        return bytes;
    }

    /** Counts what is in the folder, but not itself. Its own name must be out of others' reach. */
    void addBelow(Path root) throws IOException {
        try (OpenFolder folder = OpenFolder.at(root)) {
            addBelow(folder, 1, 0);
        } catch (AccessDeniedException locked) {
            throw refused("a folder that cannot be read");
        }
    }

    private void addBelow(OpenFolder folder, int depth, int length) throws IOException {
        for (Optional<Path> name = folder.next(); name.isPresent(); name = folder.next()) {
            requireNotInterrupted();
            try {
                add(folder, name.get(), depth, length);
            } catch (NoSuchFileException | NotDirectoryException changed) {
                continue; // the next look sees what it is by then
            }
        }
    }

    private void add(OpenFolder folder, Path name, int depth, int length) throws IOException {
        BasicFileAttributes seen = folder.look(name);
        if (!seen.isDirectory()) {
            add(seen.size());
            return;
        }
        if (depth == Quota.DEPTH) {
            throw refused("folders more than %d deep".formatted(Quota.DEPTH));
        }
        int longer = length + name.toString().getBytes(StandardCharsets.UTF_8).length + 1;
        if (longer > LONGEST_PATH) {
            throw refused("folders with a path of more than %d bytes".formatted(LONGEST_PATH));
        }
        add(seen.size());
        try (OpenFolder inner = folder.open(name, seen)) {
            addBelow(inner, depth + 1, longer);
        }
    }

    private void add(long size) {
        entries++;
        if (entries > quota.entries()) {
            throw refused("more than %d files".formatted(quota.entries()));
        }
        if (size > quota.bytes() - bytes) { // the other way round a giant would overflow
            throw refused("more than %d bytes".formatted(quota.bytes()));
        }
        bytes += Math.ceilDiv(size, BLOCK) * BLOCK;
    }

    private static void requireNotInterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("nobody waits for this count any more");
        }
    }

    private OutputRefused refused(String what) {
        return new OutputRefused("the container left %s in %s".formatted(what, quota.what()));
    }
}
