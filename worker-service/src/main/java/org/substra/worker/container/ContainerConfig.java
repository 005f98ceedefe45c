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

    /** How much of the processors, such as 1.5. Default: its own ones, or an equal share of all. */
    Optional<Double> cpus();

    /** Whether each slot has processors of its own, where there are enough; otherwise all share all. */
    @WithDefault("true")
    boolean cpuSets();

    /** The processors that are divided among the slots, such as {@code 0-3,8}. Default: all of the engine's. */
    Optional<String> processors();

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
