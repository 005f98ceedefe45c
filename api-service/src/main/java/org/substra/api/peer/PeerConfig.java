package org.substra.api.peer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient this node is with others. */
@ConfigMapping(prefix = "substra.peer")
public interface PeerConfig {

    /** For a connection, and between two pieces of an answer. */
    @WithDefault("30")
    int timeoutSeconds();

    /** For one attempt as a whole, the wait for a connection of the pool included. */
    @WithDefault("1h")
    Duration longestAttempt();

    /** For all attempts at one file; the one that runs then is the last. */
    @WithDefault("12h")
    Duration longestFetch();

    /** Bytes per second that an answer must bring on average over each time-out, or its attempt ends. */
    @WithDefault("1K")
    MemorySize slowest();

    /** Attempts in a row that bring not one byte more before the node counts as unreachable. */
    @WithDefault("2")
    int fruitlessAttempts();

    /** Between two attempts. */
    @WithDefault("500ms")
    Duration pause();

    /** Connections to one node at the same time. */
    @WithDefault("8")
    int connections();
}
