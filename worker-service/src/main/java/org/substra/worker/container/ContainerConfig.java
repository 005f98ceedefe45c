package org.substra.worker.container;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What a container may use. */
@ConfigMapping(prefix = "substra.worker.container")
public interface ContainerConfig {

    /** Memory, swap included. Default: the engine's memory, shared among the slots. */
    Optional<MemorySize> memory();

    /** Processors, such as 1.5. Default: the engine's, shared among the slots. */
    Optional<Double> cpus();

    @WithDefault("1024")
    long pids();

    /** Shared memory, as a part of the memory. */
    @WithDefault("8G")
    MemorySize shm();

    /** The writable {@code /tmp}, as a part of the memory. */
    @WithDefault("1G")
    MemorySize tmp();

    /** The biggest file that can be written. */
    @WithDefault("5G")
    MemorySize file();

    /** A container that runs longer is killed. */
    @WithDefault("7d")
    Duration timeout();

    /** User and group inside, when this worker runs as root; otherwise the worker's own. */
    @WithDefault("1001")
    int user();
}
