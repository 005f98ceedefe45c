package org.substra.api.registration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.substra.api.archive.ArchiveLimits;

/** How large the archives of algos and metrics may be once unpacked. */
@ConfigMapping(prefix = "substra.code")
public interface CodeConfig {

    @WithDefault("2G")
    MemorySize maxSize();

    @WithDefault("10000")
    int maxEntries();

    default ArchiveLimits archive() {
        return new ArchiveLimits(maxEntries(), maxSize().asLongValue());
    }
}
