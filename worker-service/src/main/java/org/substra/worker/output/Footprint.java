package org.substra.worker.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.substra.worker.failure.OutputRefused;

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

    /** Counts what is in the folder, but not itself. */
    FileVisitor<Path> below(Path root) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(root)) {
                    requireShort(root.relativize(folder));
                    add(attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isDirectory()) {
                    throw refused("folders more than %d deep".formatted(Quota.DEPTH));
                }
                add(attributes.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return switch (failure) {
                    case NoSuchFileException _, NotDirectoryException _ ->
                        FileVisitResult.CONTINUE; // changed meanwhile
                    case AccessDeniedException _ -> throw refused("a folder that cannot be read");
                    default -> throw failure;
                };
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                return FileVisitResult.CONTINUE;
            }
        };
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

    private void requireShort(Path folder) {
        if (folder.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw refused("folders with a path of more than %d bytes".formatted(LONGEST_PATH));
        }
    }

    private OutputRefused refused(String what) {
        return new OutputRefused("the container left %s in %s".formatted(what, quota.what()));
    }
}
