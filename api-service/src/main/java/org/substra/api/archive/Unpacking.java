package org.substra.api.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes entries into a folder. */
final class Unpacking {

    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final String READABLE = "rw-r--r--";

    private final Path root;

    Unpacking(Path root) {
        this.root = root;
    }

    void take(Entry entry, EntryName name, Content content) throws IOException {
        Path target = name.below(root);
        if (entry.kind() == Entry.Kind.FOLDER) {
            folder(target);
            return;
        }
        Path parent = target.getParent();
        if (parent != null) {
            folder(parent);
        }
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            content.copyTo(out);
        }
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString(entry.isExecutable() ? EXECUTABLE : READABLE));
    }

    private void folder(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (Files.isDirectory(folder) || parent == null) {
            return;
        }
        folder(parent);
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(EXECUTABLE));
    }
}
