package org.substra.api.archive;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An open archive. */
interface Entries extends Closeable {

    /**
     * The next entry; null after the last.
     *
     * @throws ArchiveRefusal when the archive is broken
     */
    @Nullable
    Entry next() throws IOException;
}
