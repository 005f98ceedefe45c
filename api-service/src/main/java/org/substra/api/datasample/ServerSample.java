package org.substra.api.datasample;

import java.io.IOException;
import java.nio.file.Path;
import org.substra.api.store.SampleDraft;

/**
 * A sample that is a folder on the server. It is copied: what is kept under a hash must not change.
 *
 * @param maxEntries files and folders that it may have
 */
record ServerSample(Path folder, int maxEntries) implements SampleSource {

    @Override
    public void fill(SampleDraft draft) throws IOException {
        draft.copy(folder, maxEntries);
    }
}
