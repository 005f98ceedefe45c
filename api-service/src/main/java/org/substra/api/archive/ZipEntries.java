package org.substra.api.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip archive, read by its central directory: only there are the Unix modes. */
final class ZipEntries implements Entries {

    private static final int OWNER_EXECUTES = 0100;

    private final ZipFile zip;
    private final Enumeration<ZipArchiveEntry> entries;
    private InputStream open = InputStream.nullInputStream();

    private ZipEntries(ZipFile zip) {
        this.zip = zip;
        this.entries = zip.getEntriesInPhysicalOrder();
    }

    static ZipEntries open(Path archive) {
        try {
            return new ZipEntries(ZipFile.builder().setPath(archive).get());
        } catch (IOException | IllegalArgumentException broken) {
            throw ArchiveRefusal.unreadable(broken);
        }
    }

    @Override
    public @Nullable Entry next() throws IOException {
        open.close();
        if (!entries.hasMoreElements()) {
            return null;
        }
        ZipArchiveEntry entry = entries.nextElement();
        Entry.Kind kind = kind(entry);
        boolean executable = (entry.getUnixMode() & OWNER_EXECUTES) != 0;
        if (kind == Entry.Kind.FILE) {
            open = bytes(entry);
        }
        return new Entry(entry.getName(), kind, executable, open);
    }

    private InputStream bytes(ZipArchiveEntry entry) {
        try {
            return ZipContent.of(zip, entry);
        } catch (IOException | IllegalArgumentException broken) {
            throw ArchiveRefusal.unreadable(broken);
        }
    }

    private static Entry.Kind kind(ZipArchiveEntry entry) {
        if (entry.isDirectory()) {
            return Entry.Kind.FOLDER;
        }
        int type = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
        if (type == UnixStat.LINK_FLAG) {
            return Entry.Kind.LINK;
        }
        return type == 0 || type == UnixStat.FILE_FLAG ? Entry.Kind.FILE : Entry.Kind.SPECIAL;
    }

    @Override
    public void close() throws IOException {
        open.close();
        zip.close();
    }
}
