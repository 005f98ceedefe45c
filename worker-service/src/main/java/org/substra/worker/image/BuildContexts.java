package org.substra.worker.image;

import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.substra.worker.failure.ArchiveRefused;

/** Turns an archive, zip or tar, into what an engine builds from. */
@Singleton
class BuildContexts {

    private static final byte[] ZIP = {'P', 'K'};
    private static final int FILE_MODE = 0644;
    private static final int FOLDER_MODE = 0755;
    private static final int LONGEST_LINK = 4096;

    private final ArchiveConfig limits;

    BuildContexts(ArchiveConfig limits) {
        this.limits = limits;
    }

    /**
     * Writes the archive's entries as a plain tar file.
     *
     * @throws ArchiveRefused when the archive is unreadable, has no Dockerfile, or reaches outside itself
     * @throws org.substra.worker.failure.NodeFailed when the tar file cannot be written
     */
    void convert(Path archive, Path context) {
        try (var out = new ContextWriter(new ContextFile(context), limits)) {
            if (isZip(archive)) {
                zip(archive, out);
            } else {
                tar(archive, out);
            }
            out.finish();
        } catch (IOException | IllegalArgumentException unreadable) { // what cannot be written is no IOException
            throw new ArchiveRefused("cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static boolean isZip(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    private static void zip(Path archive, ContextWriter out) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                int mode = entry.getUnixMode();
                if (entry.isDirectory()) {
                    out.directory(entry.getName(), mode == 0 ? FOLDER_MODE : mode);
                } else {
                    zip(entry, mode == 0 ? FILE_MODE : mode, zip, out);
                }
            }
        }
    }

    private static void zip(ZipArchiveEntry entry, int mode, ZipFile zip, ContextWriter out) throws IOException {
        try (InputStream content = ZipContent.of(zip, entry)) {
            if (entry.isUnixSymlink()) {
                out.symbolicLink(entry.getName(), new String(content.readNBytes(LONGEST_LINK), StandardCharsets.UTF_8));
            } else {
                out.file(entry.getName(), mode, entry.getSize(), content);
            }
        }
    }

    private static void tar(Path archive, ContextWriter out) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(archive));
                var tar = new TarArchiveInputStream(Compression.open(in), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                copy(entry, tar, out);
            }
        }
    }

    private static void copy(TarArchiveEntry entry, InputStream content, ContextWriter out) throws IOException {
        if (entry.isDirectory()) {
            out.directory(entry.getName(), entry.getMode());
        } else if (entry.isSymbolicLink()) {
            out.symbolicLink(entry.getName(), entry.getLinkName());
        } else if (entry.isLink()) {
            out.hardLink(entry.getName(), entry.getLinkName());
        } else if (entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO()) {
            throw new ArchiveRefused("entry " + entry.getName() + ": neither file, folder nor link");
        } else {
            out.file(entry.getName(), entry.getMode(), entry.getSize(), content);
        }
    }
}
