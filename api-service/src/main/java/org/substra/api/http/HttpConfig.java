package org.substra.api.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much clients may send. Files are limited by the store. */
@ConfigMapping(prefix = "substra.http")
interface HttpConfig {

    /** A body without files: it is held in memory. */
    @WithDefault("64M")
    MemorySize maxBody();

    /** A body on the routes that are open to everybody. */
    @WithDefault("2621440")
    MemorySize maxOpenBody();
}
