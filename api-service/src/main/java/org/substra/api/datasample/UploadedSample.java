package org.substra.api.datasample;

import java.io.IOException;
import java.nio.file.Path;
import org.substra.api.archive.ArchiveLimits;
import org.substra.api.archive.Archives;
import org.substra.api.store.SampleDraft;

/**
 * A sample that came as an archive.
 *
 * @param maxEntries files and folders that it may have
 */
record UploadedSample(Path archive, int maxEntries) implements SampleSource {

    @Override
    public void fill(SampleDraft draft) throws IOException {
        Archives.unpack(archive, draft.folder(), new ArchiveLimits(maxEntries, draft.room()));
    }
}
