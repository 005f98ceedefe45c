package org.substra.api.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.substra.contract.Limits;

/**
 * The bytes of a zip's entry. Of the many methods only those are read that zip programs use, and that take little memory
 * whatever a stranger's archive says; the library would hand the others to decoders that do not, or that are not here.
 */
final class ZipContent {

    private static final int BUFFER = 1 << 16;

    private ZipContent() {}

    /** @throws ZipException when the entry is encrypted or compressed in another way */
    static InputStream of(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        InputStream raw = zip.getRawInputStream(entry);
        if (raw == null || entry.getGeneralPurposeBit().usesEncryption()) {
            throw unknown(entry);
        }
        return switch (ZipMethod.getMethodByCode(entry.getMethod())) {
            case STORED -> raw;
            case DEFLATED -> new Inflating(raw);
            case BZIP2 -> new BZip2CompressorInputStream(new BufferedInputStream(raw, BUFFER));
            case null, default -> throw unknown(entry);
        };
    }

    private static ZipException unknown(ZipArchiveEntry entry) {
        return new ZipException("entry " + Limits.shown(entry.getName())
                + ": encrypted, or compressed in an unknown way (method " + entry.getMethod() + ")");
    }

    /** Without zlib's header, which a zip leaves out; zlib wants one byte more than there is, then. */
    private static final class Inflating extends InflaterInputStream {

        Inflating(InputStream raw) {
            super(new SequenceInputStream(raw, new ByteArrayInputStream(new byte[1])), new Inflater(true), BUFFER);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
