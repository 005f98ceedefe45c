package org.substra.api.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip archive, read by its central directory: only there are the Unix modes. */
final class ZipEntries implements Entries {

    private final ZipFile zip;
    private final Enumeration<ZipArchiveEntry> entries;
    private InputStream open = InputStream.nullInputStream();

    private ZipEntries(ZipFile zip) {
        this.zip = zip;
        this.entries = zip.getEntriesInPhysicalOrder();
    }

    static ZipEntries open(Path archive) {
        try {
            ZipFile zip = ZipFile.builder()
                    .setPath(archive)
                    .setUseUnicodeExtraFields(false)
                    .get();
            try {
                ZipStructure.check(archive, zip);
                return new ZipEntries(zip);
            } catch (IOException | RuntimeException refused) {
                zip.close();
                throw refused;
            }
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
        if (kind == Entry.Kind.FILE) {
            open = bytes(entry);
        }
        return new Entry(name(entry), kind, entry.getUnixMode(), Math.max(0, entry.getSize()), open);
    }

    private InputStream bytes(ZipArchiveEntry entry) {
        try {
            return ZipContent.of(zip, entry);
        } catch (IOException | IllegalArgumentException broken) {
            throw ArchiveRefusal.unreadable(broken);
        }
    }

    /** As its bytes spell it; the library may have turned something of it. */
    private static String name(ZipArchiveEntry entry) {
        return new String(entry.getRawName(), StandardCharsets.UTF_8);
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
