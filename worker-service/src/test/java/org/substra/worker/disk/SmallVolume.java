package org.substra.worker.disk;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file system of its own for the shared volume: 64 MiB and some thousand files. Needs root, as the engine does. */
public final class SmallVolume implements QuarkusTestResourceLifecycleManager {

    static final Path ROOT = Path.of("target/small-volume");
    private static final String OPTIONS = "size=64m,nr_inodes=4000,mode=755";

    @Override
    public Map<String, String> start() {
        try {
            Files.createDirectories(ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        call("mount", "-t", "tmpfs", "-o", OPTIONS, "tmpfs", ROOT.toString());
        return Map.of("substra.media-root", ROOT.toString());
    }

    @Override
    public void stop() {
        call("umount", "--lazy", ROOT.toString());
    }

    static void call(String... command) {
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
