package org.substra.worker.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody goes on changing what is counted. */
class FootprintRaceTest {

    private static final int TIMES = 5000;

    @TempDir
    Path folder;

    private final AtomicBoolean on = new AtomicBoolean(true);
    private Path pred;
    private Thread swapping;

    @BeforeEach
    void prepare() throws IOException {
        pred = Files.createDirectories(folder.resolve("pred"));
        Files.createDirectories(pred.resolve("x/deep"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/deep"));
        for (int n = 0; n < 100; n++) {
            Files.createFile(elsewhere.resolve("file" + n));
        }
        Files.createSymbolicLink(pred.resolve("link"), elsewhere);
        new ProcessBuilder("mkfifo", pred.resolve("pipe").toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
        swapping = Thread.ofPlatform().daemon().start(this::swap);
    }

    @AfterEach
    void stop() throws InterruptedException {
        on.set(false);
        swapping.join();
    }

    @Test
    void a_folder_that_turns_into_a_link_or_pipe_and_back_is_never_followed_and_never_waited_for() {
        var quota = new Quota("its outputs", List.of(pred), 1 << 20, 20);

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            long most = 0;
            for (int n = 0; n < TIMES; n++) {
                most = Math.max(most, quota.check());
            }
            assertThat(most).isPositive();
        });
    }

    private void swap() {
        Path x = pred.resolve("x");
        Path aside = pred.resolve("aside");
        Path link = pred.resolve("link");
        Path pipe = pred.resolve("pipe");
        try {
            while (on.get()) {
                Files.move(x, aside);
                Files.move(link, x);
                Files.move(x, link);
                Files.move(pipe, x);
                Files.move(x, pipe);
                Files.move(aside, x);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
