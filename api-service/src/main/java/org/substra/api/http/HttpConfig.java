package org.substra.api.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much clients may send, and how much of it at once. Files are limited by the store. */
@ConfigMapping(prefix = "substra.http")
interface HttpConfig {

    /** A body without files: it is held in memory. */
    @WithDefault("16M")
    MemorySize maxBody();

    /** The body of a compute plan: it is read while it comes. */
    @WithDefault("${substra.compute-plan.max-body:64M}")
    MemorySize maxPlanBody();

    /** A body on the routes that are open to everybody. */
    @WithDefault("2621440")
    MemorySize maxOpenBody();

    /** Bodies up to this size are always let in. Larger ones take a thread while they come. */
    @WithDefault("${quarkus.rest.input-buffer-size:10K}")
    MemorySize smallBody();

    /** Larger bodies at once, on the routes that are open to everybody and on all others. */
    @WithDefault("48")
    int maxLargeBodies();

    /** Which part of the memory larger bodies may have together: one in so many. */
    @WithDefault("4")
    int memoryShare();

    /** Requests with files at once. */
    @WithDefault("32")
    int maxUploads();

    /** Within this time some of a body must come, else it is given up. */
    @WithDefault("20s")
    Duration patience();

    /** How much must come within that time. */
    @WithDefault("20K")
    MemorySize leastProgress();
}
