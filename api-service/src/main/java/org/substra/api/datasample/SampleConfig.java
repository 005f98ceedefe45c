package org.substra.api.datasample;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;

/** Samples that lie on the server already. */
@ConfigMapping(prefix = "substra.samples")
public interface SampleConfig {

    /** Samples are registered by their path only from below these folders: elsewhere may be secrets. */
    @WithDefault("/var/substra/servermedias")
    List<Path> serverRoots();
}
