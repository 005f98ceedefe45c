package org.substra.worker.material;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patiently the api is asked for files. */
@ConfigMapping(prefix = "substra.worker.files")
interface FilesConfig {

    /** A request without an answer is sent again after this time, under the same id. */
    @WithDefault("60s")
    Duration resendAfter();

    /** After this time without an answer the tuple is given back. */
    @WithDefault("1h")
    Duration patience();
}
