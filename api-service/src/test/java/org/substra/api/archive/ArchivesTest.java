package org.substra.api.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.api.archive.ArchiveFiles.Item;

class ArchivesTest {

    private static final ArchiveLimits LIMITS = new ArchiveLimits(10, 1000);
    private static final List<Item> GOOD = List.of(
            Item.file("Dockerfile", "FROM scratch"),
            Item.file("./code/algo.py", "print()"),
            Item.file("code/deeper/.hidden", "h"));

    @TempDir
    private Path temp;

    private Path archive;
    private Path folder;

    @BeforeEach
    void places() throws IOException {
        archive = temp.resolve("archive");
        folder = Files.createDirectory(temp.resolve("folder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "gz", "bz2", "xz"})
    void unpacks_every_format(String format) throws IOException {
        write(format, GOOD);

        Archives.unpack(archive, folder, LIMITS);

        assertThat(folder.resolve("code/algo.py")).hasContent("print()");
        assertThat(folder.resolve("code/deeper/.hidden")).hasContent("h");
        assertThat(Files.getPosixFilePermissions(folder.resolve("code/algo.py")).toString())
                .contains("OTHERS_READ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "gz", "bz2", "xz"})
    void names_the_entries_as_they_are_spelled(String format) throws IOException {
        write(format, GOOD);

        assertThat(Archives.names(archive, LIMITS))
                .containsExactlyInAnyOrder("Dockerfile", "./code/algo.py", "code/deeper/.hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../evil", "a/../../evil", "\\evil", "."})
    void refuses_names_that_lead_out(String name) throws IOException {
        write("tar", List.of(Item.file(name, "evil")));
        refuses("lead|absolute|climbs|no name");
        write("zip", List.of(Item.file(name, "evil")));
        refuses("lead|absolute|climbs|no name");
        assertThat(temp.resolve("evil")).doesNotExist();
    }

    /** Deflate64, LZMA, Zstandard, XZ, and one that nobody has thought of. */
    @ParameterizedTest
    @ValueSource(ints = {9, 14, 93, 95, 12345})
    void refuses_a_zip_that_is_compressed_otherwise(int method) throws IOException {
        ArchiveFiles.zipBy(method, archive, "Dockerfile");

        refuses("entry Dockerfile: .* unknown way \\(method " + method);
    }

    @Test
    void refuses_links() throws IOException {
        write("tar", List.of(new Item("link", TarConstants.LF_SYMLINK, "/etc/passwd")));
        refuses("a link");
        write("tar", List.of(new Item("link", TarConstants.LF_LINK, "other")));
        refuses("a link");
        write("zip", List.of(new Item("link", TarConstants.LF_SYMLINK, "/etc/passwd")));
        refuses("a link");
    }

    @Test
    void refuses_devices_and_pipes() throws IOException {
        write("tar", List.of(new Item("null", TarConstants.LF_CHR, "")));
        refuses("neither file nor folder");
        write("tar", List.of(new Item("disk", TarConstants.LF_BLK, "")));
        refuses("neither file nor folder");
        write("tar", List.of(new Item("pipe", TarConstants.LF_FIFO, "")));
        refuses("neither file nor folder");
    }

    @Test
    void refuses_a_name_that_is_there_twice() throws IOException {
        write("tar", List.of(Item.file("a/b", "1"), Item.file("./a//b", "2")));
        refuses("there twice");
        write("tar", List.of(Item.file("a", "1"), Item.file("a/b", "2")));
        refuses("a file already");
        write("tar", List.of(Item.file("c/b", "1"), Item.file("c", "2")));
        refuses("there twice");
    }

    @Test
    void refuses_too_many_entries() throws IOException {
        write("gz", IntStream.range(0, 11).mapToObj(i -> Item.file("f" + i, "")).toList());

        refuses("more than 10 entries");
    }

    @Test
    void refuses_what_unpacks_to_too_much() throws IOException {
        write("gz", List.of(Item.file("big", "0".repeat(1001))));
        refuses("more than 1000 bytes");
        write("zip", List.of(Item.file("big", "0".repeat(1001))));
        refuses("more than 1000 bytes");
    }

    @Test
    void refuses_what_is_no_archive() throws IOException {
        Files.writeString(archive, "just a text, long enough to be a tar header ".repeat(40));
        refuses("neither a zip nor a tar archive|cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "gz", "bz2", "xz"})
    void refuses_an_archive_that_was_cut(String format) throws IOException {
        write(format, List.of(Item.file("a", "x".repeat(900)), Item.file("b", "y")));
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / (format.equals("tar") ? 3 : 2)));

        refuses("cannot be read");
    }

    @Test
    void a_code_archive_needs_a_dockerfile_and_something_else() throws IOException {
        write("tar", GOOD);
        CodeArchive.check(archive, LIMITS);

        write("tar", List.of(Item.file("./Dockerfile", ""), Item.file("algo.py", "")));
        assertThatThrownBy(() -> CodeArchive.check(archive, LIMITS)).hasMessageContaining("exactly Dockerfile");

        write("zip", List.of(Item.file("Dockerfile", "")));
        assertThatThrownBy(() -> CodeArchive.check(archive, LIMITS)).hasMessageContaining("at least one file");
    }

    private void refuses(String words) throws IOException {
        folder = Files.createTempDirectory(temp, "folder");
        assertThatThrownBy(() -> Archives.unpack(archive, folder, LIMITS))
                .isInstanceOf(ArchiveRefusal.class)
                .message()
                .containsPattern(words);
        assertThatThrownBy(() -> Archives.names(archive, LIMITS)).isInstanceOf(ArchiveRefusal.class);
    }

    private void write(String format, List<Item> items) throws IOException {
        switch (format) {
            case "zip" -> ArchiveFiles.zip(archive, items);
            case "gz" -> ArchiveFiles.tarGz(archive, items);
            case "bz2" -> ArchiveFiles.tarBz2(archive, items);
            case "xz" -> ArchiveFiles.tarXz(archive, items);
            default -> ArchiveFiles.tar(archive, items);
        }
    }
}
