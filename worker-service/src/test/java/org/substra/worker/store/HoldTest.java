package org.substra.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_held_stays_when_it_is_removed() throws IOException {
        Path stored = Files.writeString(folder.resolve("stored"), "bytes");

        Path held = Hold.on(stored, folder).orElseThrow();
        assertThat(Files.getAttribute(stored, "unix:nlink")).isEqualTo(2);
        Files.delete(stored);

        assertThat(held).hasContent("bytes");
    }

    @Test
    void what_is_gone_cannot_be_held() throws IOException {
        assertThat(Hold.on(folder.resolve("gone"), folder)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void another_file_system_gets_a_copy_that_everybody_may_read() throws IOException {
        Path elsewhere = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(elsewhere));
        Path stored = Files.createTempFile(elsewhere, "hold", "");
        try {
            Files.writeString(stored, "bytes");
            assumeTrue(!Files.getFileStore(stored).equals(Files.getFileStore(folder)));

            Path held = Hold.on(stored, folder).orElseThrow();

            assertThat(held).hasContent("bytes");
            assertThat(Files.getAttribute(held, "unix:nlink")).isEqualTo(1);
            assertThat(Files.getPosixFilePermissions(held).toString()).contains("OTHERS_READ");
        } finally {
            Files.delete(stored);
        }
    }
}
