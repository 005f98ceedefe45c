package org.substra.worker.folder;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has a name is another by the time it is opened. */
class OpenFolderTest {

    private static final Path X = Path.of("x");

    @TempDir
    Path folder;

    private Path root;
    private Path elsewhere;
    private OpenFolder open;
    private BasicFileAttributes seen;

    @BeforeEach
    void look() throws IOException {
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("model"), "precious");
        root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("x/deep"));
        open = OpenFolder.at(root);
        seen = open.look(X);
    }

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Test
    void a_folder_is_opened() throws IOException {
        try (OpenFolder inner = open.open(X, seen)) {
            assertThat(names(inner)).containsExactly(Path.of("deep"));
        }
    }

    @Test
    void a_link_is_not_followed() throws IOException {
        Files.move(root.resolve("x"), root.resolve("aside"), ATOMIC_MOVE);
        Files.createSymbolicLink(root.resolve("x"), elsewhere);

        assertThatThrownBy(() -> open.open(X, seen)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> open.unlock(X, seen)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_pipe_is_not_waited_for() throws IOException {
        Files.move(root.resolve("x"), root.resolve("aside"), ATOMIC_MOVE);
        new ProcessBuilder("mkfifo", root.resolve("x").toString())
                .inheritIO()
                .start()
                .onExit()
                .join();

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> open.open(X, seen)).isInstanceOf(NotDirectoryException.class));
    }

    @Test
    void what_is_done_in_an_open_folder_happens_there() throws IOException {
        try (OpenFolder inner = open.open(X, seen)) {
            Files.move(root.resolve("x"), root.resolve("aside"), ATOMIC_MOVE);
            Files.createSymbolicLink(root.resolve("x"), elsewhere);
            Files.writeString(root.resolve("aside/model"), "trash");

            inner.deleteFile(Path.of("model"));
            inner.move(Path.of("deep"), open, Path.of("up"));
        }

        assertThat(elsewhere.resolve("model")).hasContent("precious");
        assertThat(root.resolve("aside")).isEmptyDirectory();
        assertThat(root.resolve("up")).isDirectory();
    }

    private static List<Path> names(OpenFolder folder) throws IOException {
        var names = new ArrayList<Path>();
        for (Optional<Path> name = folder.next(); name.isPresent(); name = folder.next()) {
            names.add(name.get());
        }
        return names;
    }
}
