package org.substra.worker.step;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** For tests: ends the process after a step as {@code kill -9} would, once, so that a test sees what is made of it. */
@Singleton
class Halt {

    private static final int AS_KILLED = 137;

    private final Optional<Step> step;
    private final Path marker;

    Halt(StepConfig config) {
        this.step = config.haltAt();
        this.marker =
                config.haltMarker().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "substra-halt"));
    }

    void after(Step passed) {
        if (step.filter(passed::equals).isPresent() && isFirst()) {
            Log.warnf("halting after %s, as SUBSTRA_HALT_AT asks", passed);
            Runtime.getRuntime().halt(AS_KILLED);
        }
    }

    private boolean isFirst() {
        try {
            Files.createFile(marker);
            return true;
        } catch (FileAlreadyExistsException once) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the halt marker " + marker, e);
        }
    }
}
