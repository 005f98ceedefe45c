package org.substra.api.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Told by its first bytes; what looks like none of the others is read as plain tar. */
enum ArchiveFormat {
    ZIP(0x50, 0x4b),
    TAR_GZ(0x1f, 0x8b),
    TAR_BZ2(0x42, 0x5a, 0x68),
    TAR_XZ(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00),
    TAR;

    private static final int LONGEST = 6;
    private static final int XZ_MEMORY_KIB = 128 << 10;

    private final byte[] magic;

    ArchiveFormat(int... magic) {
        this.magic = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            this.magic[i] = (byte) magic[i];
        }
    }

    /** @throws ArchiveRefusal when it is no archive */
    static Entries open(Path archive) throws IOException {
        ArchiveFormat format = of(archive);
        if (format == ZIP) {
            return ZipEntries.open(archive);
        }
        InputStream file = Files.newInputStream(archive);
        try {
            return new TarEntries(format.decompress(new BufferedInputStream(file)));
        } catch (IOException | RuntimeException broken) {
            file.close();
            throw ArchiveRefusal.unreadable(broken);
        }
    }

    private static ArchiveFormat of(Path archive) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(archive)) {
            head = in.readNBytes(LONGEST);
        }
        return Arrays.stream(values())
                .filter(format -> format.fits(head))
                .findFirst()
                .orElse(TAR);
    }

    private boolean fits(byte[] head) {
        return head.length >= magic.length && Arrays.equals(magic, Arrays.copyOf(head, magic.length));
    }

    private InputStream decompress(InputStream in) throws IOException {
        return switch (this) {
            case TAR_GZ ->
                GzipCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .get();
            case TAR_BZ2 -> new BZip2CompressorInputStream(in, true);
            case TAR_XZ ->
                XZCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .setMemoryLimitKiB(XZ_MEMORY_KIB)
                        .get();
            case TAR, ZIP -> in;
        };
    }
}
