package org.substra.api.archive;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/** A tar archive, read from front to back. */
final class TarEntries implements Entries {

    private final GuardedTar tar;

    TarEntries(InputStream bytes) {
        this.tar = new GuardedTar(bytes);
    }

    @Override
    public @Nullable Entry next() {
        try {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null) {
                tar.requireEnd();
                return null;
            }
            if (!entry.isCheckSumOK()) {
                throw new ArchiveRefusal("neither a zip nor a tar archive");
            }
            return new Entry(entry.getName(), kind(entry), entry.getMode(), entry.getSize(), tar);
        } catch (IOException | IllegalArgumentException broken) {
            throw ArchiveRefusal.unreadable(broken);
        }
    }

    private static Entry.Kind kind(TarArchiveEntry entry) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Entry.Kind.LINK;
        }
        if (entry.isSparse()) {
            return Entry.Kind.SPARSE;
        }
        if (entry.isDirectory()) {
            return Entry.Kind.FOLDER;
        }
        boolean special = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        return special || !entry.isFile() ? Entry.Kind.SPECIAL : Entry.Kind.FILE;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
