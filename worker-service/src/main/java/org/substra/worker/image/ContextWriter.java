package org.substra.worker.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.substra.worker.failure.ArchiveRefused;

/** Writes a build context: owned by root, of one age so that equal content builds alike, and within the limits. */
final class ContextWriter implements AutoCloseable {

    private static final String DOCKERFILE = "Dockerfile";
    private static final int MODES = 0777;
    private static final int BUFFER = 65536;

    private final TarArchiveOutputStream tar;
    private final ArchiveConfig limits;
    private long size;
    private int entries;
    private boolean dockerfile;

    ContextWriter(OutputStream out, ArchiveConfig limits) {
        this.tar = new TarArchiveOutputStream(out, "UTF-8");
        this.tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        this.tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        this.tar.setAddPaxHeadersForNonAsciiNames(true);
        this.limits = limits;
    }

    void directory(String name, int mode) throws IOException {
        String path = ArchivePath.of(name);
        if (!path.isEmpty()) {
            put(new TarArchiveEntry(path + "/"), mode);
            tar.closeArchiveEntry();
        }
    }

    void file(String name, int mode, long length, InputStream content) throws IOException {
        String path = ArchivePath.of(name);
        var entry = new TarArchiveEntry(path);
        entry.setSize(length);
        size += length;
        put(entry, mode);
        copy(name, length, content);
        tar.closeArchiveEntry();
        dockerfile |= path.equals(DOCKERFILE);
    }

    void symbolicLink(String name, String target) throws IOException {
        String path = ArchivePath.of(name);
        ArchivePath.requireInside(path, target);
        link(path, target, TarConstants.LF_SYMLINK);
    }

    /** A second name of an entry; the target is counted from the archive's root. */
    void hardLink(String name, String target) throws IOException {
        link(ArchivePath.of(name), ArchivePath.of(target), TarConstants.LF_LINK);
    }

    /** Ends the archive. */
    void finish() throws IOException {
        if (!dockerfile) {
            throw new ArchiveRefused("no Dockerfile at the root of the archive");
        }
        tar.finish();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private void link(String path, String target, byte type) throws IOException {
        var entry = new TarArchiveEntry(path, type);
        entry.setLinkName(target);
        put(entry, MODES);
        tar.closeArchiveEntry();
    }

    private void put(TarArchiveEntry entry, int mode) throws IOException {
        entries++;
        if (entries > limits.entries() || size > limits.size().asLongValue()) {
            throw new ArchiveRefused("holds more than %d entries or %d bytes"
                    .formatted(limits.entries(), limits.size().asLongValue()));
        }
        entry.setMode(mode & MODES);
        entry.setModTime(new Date(0));
        entry.setIds(0, 0);
        tar.putArchiveEntry(entry);
    }

    private void copy(String name, long length, InputStream content) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new ArchiveRefused("entry " + name + ": ends before its length");
            }
            tar.write(buffer, 0, read);
            left -= read;
        }
    }
}
