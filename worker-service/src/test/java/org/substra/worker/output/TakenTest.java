package org.substra.worker.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.substra.worker.failure.OutputRefused;
import org.substra.worker.store.Hashes;

/** Somebody goes on changing what is taken. */
class TakenTest {

    private static final int TIMES = 200;

    @TempDir
    Path folder;

    private Path outputs;
    private Path model;

    @BeforeEach
    void leave() throws IOException {
        outputs = Files.createDirectories(folder.resolve("output_model"));
        model = outputs.resolve("model");
        Files.writeString(folder.resolve("secret"), "secret");
        new ProcessBuilder("mkfifo", outputs.resolve("pipe").toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    @Test
    void a_model_that_turns_into_a_link_or_pipe_and_back_is_never_followed_and_never_waited_for() throws Exception {
        var on = new AtomicBoolean(true);
        Thread swapping = Thread.ofPlatform().daemon().start(() -> swap(on));
        var seen = new HashMap<>(Map.of(true, 0, false, 0));
        try {
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                while (Collections.min(seen.values()) < TIMES) {
                    seen.merge(isTaken(), 1, Integer::sum);
                }
            });
        } finally {
            on.set(false);
            swapping.join();
        }
    }

    private boolean isTaken() throws IOException {
        try {
            var content = new ByteArrayOutputStream();
            Hashes.copy(Taken.from(model, "model", 100), content, "");
            assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo("honest");
            return true;
        } catch (OutputRefused refused) {
            return false;
        }
    }

    private void swap(AtomicBoolean on) {
        Path link = outputs.resolve("link");
        Path plain = outputs.resolve("plain");
        try {
            while (on.get()) {
                Files.createSymbolicLink(link, folder.resolve("secret"));
                Files.move(link, model, StandardCopyOption.ATOMIC_MOVE);
                Files.createLink(link, outputs.resolve("pipe"));
                Files.move(link, model, StandardCopyOption.ATOMIC_MOVE);
                Files.writeString(plain, "honest");
                Files.move(plain, model, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
