package org.substra.worker.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletionTest {

    @TempDir
    Path folder;

    @Test
    void links_are_removed_and_not_followed() throws IOException {
        Path precious =
                Files.writeString(Files.createDirectory(folder.resolve("store")).resolve("model"), "precious");
        Path work = Files.createDirectories(folder.resolve("work/deep"));
        Files.createSymbolicLink(work.resolve("trap"), precious.getParent());

        Deletion.of(folder.resolve("work"));

        assertThat(folder.resolve("work")).doesNotExist();
        assertThat(precious).hasContent("precious");
    }

    @Test
    void locked_folders_are_opened() throws IOException {
        Path locked = Files.createDirectories(folder.resolve("work/locked"));
        Files.writeString(locked.resolve("file"), "x");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));

        Deletion.of(folder.resolve("work"));

        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void nothing_there_is_fine() throws IOException {
        Deletion.of(folder.resolve("never"));
    }
}
