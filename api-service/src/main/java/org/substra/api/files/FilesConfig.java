package org.substra.api.files;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is done for the workers at the same time. */
@ConfigMapping(prefix = "substra.files")
public interface FilesConfig {

    /** Files that are fetched for workers at the same time; the others wait. */
    @WithDefault("4")
    int atOnce();
}
