package org.substra.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashesTest {

    @TempDir
    Path folder;

    @Test
    void a_file_is_hashed_with_its_salt_behind_it() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "ab");

        assertThat(Hashes.ofFile(file, "c").value())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void names_and_layout_of_a_folder_do_not_count() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one/deep"));
        Path two = Files.createDirectories(folder.resolve("two"));
        Files.writeString(one.resolve("x"), "first");
        Files.writeString(one.resolveSibling("y"), "second");
        Files.writeString(two.resolve("a"), "second");
        Files.writeString(two.resolve(".b"), "first");

        assertThat(Hashes.ofDirectory(folder.resolve("one"))).isEqualTo(Hashes.ofDirectory(two));
    }
}
