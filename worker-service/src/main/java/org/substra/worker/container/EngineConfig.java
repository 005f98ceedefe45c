package org.substra.worker.container;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The container engine and how it builds. */
@ConfigMapping(prefix = "substra.worker.engine")
interface EngineConfig {

    /** Where it listens, such as {@code unix:///var/run/docker.sock}. */
    URI host();

    /** The network that the steps of a build see: {@code none}, or one where packages can be fetched. */
    @WithDefault("none")
    String buildNetwork();

    /** Memory of a step of a build. */
    @WithDefault("4G")
    MemorySize buildMemory();

    @WithDefault("30m")
    Duration buildTimeout();
}
