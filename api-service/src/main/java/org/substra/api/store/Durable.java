package org.substra.api.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** File operations whose effect survives a power cut. */
final class Durable {

    private static final String FOLDER = "rwxr-xr-x";
    private static final String FILE = "rw-r--r--";

    private Durable() {}

    /** Opens a new file that everybody may read: containers run under another user. */
    static FileChannel create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, CREATE_NEW, READ, WRITE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        return channel;
    }

    /** Lets everybody read a file, and its bytes survive a power cut. */
    static void publish(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        force(file);
    }

    /** Makes the folder and those above it, each entered in its parent for good. */
    static void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            folder(parent);
        }
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
        if (parent != null) {
            force(parent);
        }
    }

    /** Renames within the volume; the target's folder is made when it is not there. */
    static void move(Path source, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            folder(folder);
        }
        Files.move(source, target, ATOMIC_MOVE);
        if (folder != null) {
            force(folder);
        }
    }

    /** Writes out everything in the tree, the deepest first. */
    static void forceTree(Path root) throws IOException {
        for (Path path : deepestFirst(root)) {
            force(path);
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        for (Path path : deepestFirst(root)) {
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> deepestFirst(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.toList().reversed();
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }
}
