package org.substra.worker.step;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where to die; for tests only. */
@ConfigMapping(prefix = "substra")
public interface StepConfig {

    /** Halts the process when a tuple has passed this step. */
    Optional<Step> haltAt();

    /** A file that is made at the halt; while it is there nothing halts any more. */
    Optional<Path> haltMarker();
}
