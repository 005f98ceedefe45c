package org.substra.worker.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.substra.contract.Key;
import org.substra.worker.surroundings.EngineView;

/** Containers that the engine cannot remove, because there is a file among its own that nobody can remove. Needs root. */
final class StuckContainers implements AutoCloseable {

    private final List<Path> obstacles = new ArrayList<>();
    private final EngineView engine;

    StuckContainers(EngineView engine) {
        this.engine = engine;
    }

    void add(Key tuple) {
        engine.foldersOf(tuple).forEach(folder -> {
            try {
                Path obstacle = Files.createFile(folder.resolve("obstacle"));
                call("chattr", "+i", obstacle.toString());
                obstacles.add(obstacle);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** From now on they can be removed. */
    void free() {
        obstacles.forEach(obstacle -> call("chattr", "-i", obstacle.toString()));
        obstacles.clear();
    }

    @Override
    public void close() {
        free();
    }

    private static void call(String... command) {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("exit code %d of %s".formatted(code, String.join(" ", command)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
