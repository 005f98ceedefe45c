package org.substra.worker.material;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patiently the api is asked for files. */
@ConfigMapping(prefix = "substra.worker.files")
interface FilesConfig {

    /** Materials of one tuple that are brought and checked at the same time. */
    @WithDefault("8")
    int atOnce();

    /** A request without an answer is sent again after this time, under the same id. */
    @WithDefault("20s")
    Duration resendAfter();

    /** After this time without an answer the tuple is given back. */
    @WithDefault("1h")
    Duration patience();
}
