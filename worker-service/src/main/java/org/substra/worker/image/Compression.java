package org.substra.worker.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** How a tar is compressed, told by its first bytes: in the ways in which algos and metrics are registered, or not at all. */
enum Compression {
    GZIP(0x1f, 0x8b),
    BZIP2(0x42, 0x5a, 0x68),
    XZ(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00),
    NONE;

    private static final int LONGEST = 6;
    private static final int XZ_MEMORY_KIB = 128 << 10;

    private final byte[] magic;

    Compression(int... magic) {
        this.magic = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            this.magic[i] = (byte) magic[i];
        }
    }

    /** What was compressed. */
    static InputStream open(BufferedInputStream in) throws IOException {
        in.mark(LONGEST);
        byte[] head = in.readNBytes(LONGEST);
        in.reset();
        for (Compression compression : values()) {
            if (compression.fits(head)) {
                return compression.decompress(in);
            }
        }
        return in;
    }

    private boolean fits(byte[] head) {
        return head.length >= magic.length && Arrays.equals(magic, Arrays.copyOf(head, magic.length));
    }

    private InputStream decompress(InputStream in) throws IOException {
        return switch (this) {
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .get();
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ ->
                XZCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .setMemoryLimitKiB(XZ_MEMORY_KIB)
                        .get();
            case NONE -> in;
        };
    }
}
