package org.substra.worker.node;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** What this worker knows of its node. */
@ConfigMapping(prefix = "substra")
public interface NodeConfig {

    /** The node's shared volume. */
    Path mediaRoot();

    /** How the storage address of a file of this node begins, such as {@code http://owkin.example:8000}. */
    String defaultDomain();

    /** The unique name of this process: where answers to it are sent. */
    String instance();
}
