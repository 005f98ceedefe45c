package org.substra.scheduler.step;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where each step is passed. For tests only: {@code SUBSTRA_HALT_AT} names a step at which the process
 * dies without a word, as after {@code kill -9}, once per marker file.
 */
@ApplicationScoped
public class Steps {

    private static final int KILLED = 137;

    private final Optional<Step> haltAt;
    private final Path marker;

    Steps(HaltConfig config) {
        this.haltAt = config.at();
        this.marker = Path.of(config.marker());
    }

    public void pass(Step step) {
        if (haltAt.isPresent() && haltAt.get() == step && isFirst()) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private boolean isFirst() {
        try {
            Files.createFile(marker);
            return true;
        } catch (FileAlreadyExistsException again) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write SUBSTRA_HALT_MARKER " + marker, e);
        }
    }
}
