package org.substra.worker.node;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How this worker presents itself to the schedulers. */
@ConfigMapping(prefix = "substra.worker")
public interface WorkerConfig {

    /** Its name, the same after each start; its task queue and its containers carry it. */
    String id();

    /** Tuples that run at the same time. */
    @WithDefault("1")
    int slots();

    /** The lease that schedulers give; a fifth of it is the pause between two renewals. */
    @WithDefault("30s")
    Duration lease();

    /** Ids of graphics cards that are divided among the slots, such as {@code 0,1}. Default: none are used. */
    Optional<List<String>> gpus();

    /** Passed on to the containers as NODE_INDEX. */
    Optional<String> nodeIndex();
}
