package org.substra.api.datasample;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Samples that lie on the server already. */
@ConfigMapping(prefix = "substra.samples")
public interface SampleConfig {

    /** Samples are registered by their path only from below this folder: elsewhere may be secrets. */
    @WithDefault("/var/substra/servermedias")
    Path serverRoot();
}
