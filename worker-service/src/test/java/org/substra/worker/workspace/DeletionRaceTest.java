package org.substra.worker.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody goes on changing what is removed. */
class DeletionRaceTest {

    private static final int TIMES = 300;

    @TempDir
    Path folder;

    private final AtomicBoolean on = new AtomicBoolean(true);
    private Path models;
    private volatile Path work;
    private Path held;
    private Thread changing;

    @BeforeEach
    void prepare() throws IOException {
        models = Files.createDirectories(folder.resolve("models/aa"));
        Files.writeString(models.resolve("model"), "precious");
        work = fill(folder.resolve("work"));
        held = Files.createDirectories(folder.resolve("held"));
        new ProcessBuilder("mkfifo", held.resolve("pipe").toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    @AfterEach
    void stop() throws InterruptedException {
        on.set(false);
        changing.join();
    }

    @Test
    void a_folder_that_turns_into_a_link_or_pipe_and_back_is_never_followed_and_never_waited_for() {
        changing = Thread.ofPlatform().daemon().start(() -> go(this::swap));

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int n = 0; n < TIMES; n++) {
                work = fill(folder.resolve("work" + n));
                remove();
                assertThat(models.resolve("model")).hasContent("precious");
                assertThat(held.resolve("pipe")).exists();
            }
        });
    }

    @Test
    void where_somebody_goes_on_writing_there_is_an_end() {
        changing = Thread.ofPlatform()
                .daemon()
                .start(() -> go(() -> {
                    Files.createDirectories(work.resolve("pred/more"));
                    Files.writeString(work.resolve("pred/more/file"), "more");
                }));

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatThrownBy(() -> {
                            while (true) { // it may be faster than the other
                                Deletion.of(work, Duration.ofMillis(200));
                                Files.createDirectories(work.resolve("pred"));
                            }
                        })
                        .isInstanceOf(IOException.class));
    }

    private static Path fill(Path work) throws IOException {
        for (int n = 0; n < 20; n++) {
            Files.createDirectories(work.resolve("pred/x" + n + "/deep"));
        }
        return work;
    }

    private void remove() throws IOException {
        try {
            Deletion.of(work, Duration.ofMillis(200));
        } catch (IOException writer) {
            assertThat(work).isDirectory();
        }
    }

    /** As a container would, which can neither leave the folder nor see its own name. */
    private void swap() throws IOException {
        Path pred = work.resolve("pred");
        Path link = pred.resolve("link");
        Path pipe = pred.resolve("pipe");
        Path aside = pred.resolve("aside");
        Files.deleteIfExists(link);
        Files.deleteIfExists(pipe);
        for (int n = 0; n < 20; n++) {
            Path x = pred.resolve("x" + n);
            Files.createSymbolicLink(link, models.getParent());
            Files.createLink(pipe, held.resolve("pipe"));
            Files.move(x, aside);
            Files.move(link, x);
            Files.move(x, link);
            Files.move(pipe, x);
            Files.move(x, pipe);
            Files.move(aside, x);
            Files.delete(link);
            Files.delete(pipe);
        }
    }

    private void go(Change change) {
        while (on.get()) {
            try {
                change.make();
            } catch (IOException removed) {
                Thread.onSpinWait(); // begins anew where the other one has been
            }
        }
    }

    @FunctionalInterface
    private interface Change {

        void make() throws IOException;
    }
}
