package org.substra.scheduler.step;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where a test wants this process to die. Never set in production. */
@ConfigMapping(prefix = "substra.halt")
interface HaltConfig {

    /** The step; nowhere when absent ({@code SUBSTRA_HALT_AT}). */
    Optional<Step> at();

    /** A file that is written before dying; while it is there, nothing halts ({@code SUBSTRA_HALT_MARKER}). */
    String marker();
}
