package org.substra.api.archive;

import java.io.IOException;
import java.io.OutputStream;

/** An entry's bytes, counted while they are read: what the archive says of its sizes is not believed. */
final class Content {

    private static final int CHUNK = 1 << 16;

    private final Entry entry;
    private final EntryRules rules;

    Content(Entry entry, EntryRules rules) {
        this.entry = entry;
        this.rules = rules;
    }

    void skip() throws IOException {
        copyTo(OutputStream.nullOutputStream());
    }

    void copyTo(OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = read(chunk); read >= 0; read = read(chunk)) {
            rules.count(read);
            out.write(chunk, 0, read);
        }
    }

    /** What fails here is the archive's fault; what fails while writing is the node's. */
    private int read(byte[] chunk) {
        try {
            return entry.bytes().read(chunk);
        } catch (IOException | RuntimeException broken) {
            throw ArchiveRefusal.unreadable(broken);
        }
    }
}
