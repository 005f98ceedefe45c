package org.substra.api.store;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the node's files are and how much may be stored. */
@ConfigMapping(prefix = "substra.store")
public interface StoreConfig {

    /** The volume that api and workers of this node share. */
    Path root();

    /** No single file may be larger. */
    @WithDefault("16G")
    MemorySize maxFileSize();

    /** A sample may not be larger once unpacked. */
    @WithDefault("64G")
    MemorySize maxSampleSize();

    /** A sample may not have more files and folders. */
    @WithDefault("1000000")
    int maxSampleEntries();

    /** What must stay free on the volume. */
    @WithDefault("512M")
    MemorySize reserve();

    /** What was left unfinished is removed once nothing was written to it for so long. */
    @WithDefault("24h")
    Duration keepUnfinished();
}
