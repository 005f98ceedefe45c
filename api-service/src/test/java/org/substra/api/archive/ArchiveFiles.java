package org.substra.api.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Makes archives, good and evil. */
public final class ArchiveFiles {

    /** An entry to be: a file with the text, or (text null) a link to the target. */
    public record Item(String name, byte type, String text) {

        public static Item file(String name, String text) {
            return new Item(name, TarConstants.LF_NORMAL, text);
        }
    }

    private ArchiveFiles() {}

    public static Path tar(Path target, List<Item> items) {
        try {
            return tar(target, Files.newOutputStream(target), items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path tarGz(Path target, List<Item> items) throws IOException {
        return tar(target, new GzipCompressorOutputStream(Files.newOutputStream(target)), items);
    }

    static Path tarBz2(Path target, List<Item> items) throws IOException {
        return tar(target, new BZip2CompressorOutputStream(Files.newOutputStream(target)), items);
    }

    static Path tarXz(Path target, List<Item> items) throws IOException {
        return tar(target, new XZCompressorOutputStream(Files.newOutputStream(target)), items);
    }

    public static Path zip(Path target, List<Item> items) throws IOException {
        try (var zip = new ZipArchiveOutputStream(Files.newOutputStream(target))) {
            for (Item item : items) {
                var entry = new ZipArchiveEntry(item.name());
                entry.setUnixMode(item.type() == TarConstants.LF_SYMLINK ? 0120777 : 0100755);
                zip.putArchiveEntry(entry);
                zip.write(item.text().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return target;
    }

    /** A zip of one file whose bytes claim to be compressed by that method. */
    static Path zipBy(int method, Path target, String name) throws IOException {
        try (var zip = new ZipArchiveOutputStream(Files.newOutputStream(target))) {
            var entry = new ZipArchiveEntry(name);
            entry.setMethod(method);
            entry.setSize(1);
            entry.setCompressedSize(1);
            entry.setCrc(0);
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(new byte[1]));
        }
        return target;
    }

    private static Path tar(Path target, OutputStream out, List<Item> items) throws IOException {
        try (var tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Item item : items) {
                add(tar, item);
            }
        }
        return target;
    }

    private static void add(TarArchiveOutputStream tar, Item item) throws IOException {
        var entry = new TarArchiveEntry(item.name(), item.type(), true);
        byte[] bytes =
                item.type() == TarConstants.LF_NORMAL ? item.text().getBytes(StandardCharsets.UTF_8) : new byte[0];
        if (item.type() == TarConstants.LF_SYMLINK || item.type() == TarConstants.LF_LINK) {
            entry.setLinkName(item.text());
        }
        entry.setSize(bytes.length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
