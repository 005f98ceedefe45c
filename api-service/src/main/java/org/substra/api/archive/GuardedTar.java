package org.substra.api.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * Reads tar; other than its parent it does not hold in memory whatever a header brings, takes no name for another one, and
 * knows whether the archive ends as it should.
 */
final class GuardedTar extends TarArchiveInputStream {

    private static final int SIZE_AT = 124;
    private static final int TYPE_AT = 156;
    private static final int PREFIX_AT = 345;
    private static final int LARGEST_HEADER = 1 << 16;

    private final TarTail bytes;

    GuardedTar(InputStream bytes) {
        this(new TarTail(bytes));
    }

    private GuardedTar(TarTail bytes) {
        super(bytes);
        this.bytes = bytes;
    }

    @Override
    protected byte[] readRecord() throws IOException {
        byte[] header = super.readRecord();
        if (header != null) {
            requireText(header, 0, TarConstants.NAMELEN);
            requireText(header, PREFIX_AT, TarConstants.PREFIXLEN);
            requireSmall(header);
        }
        return header;
    }

    @Override
    protected byte[] getLongNameData() throws IOException {
        byte[] name = super.getLongNameData();
        if (name != null) {
            requireText(name, 0, name.length);
        }
        return name;
    }

    @Override
    protected boolean isEOFRecord(byte[] header) {
        boolean end = super.isEOFRecord(header);
        if (end && header != null) {
            bytes.begin();
        }
        return end;
    }

    /** @throws ArchiveRefusal when the archive was cut between two entries, or goes on after its end */
    void requireEnd() throws IOException {
        bytes.requireEnd();
    }

    /** The parent would put question marks, or other letters, in the place of what it cannot read. */
    private static void requireText(byte[] header, int at, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header, at, length));
        } catch (CharacterCodingException e) {
            throw new ArchiveRefusal("the archive has an entry whose name is not UTF-8");
        }
    }

    private static void requireSmall(byte[] header) {
        if (isLong(header[TYPE_AT])) {
            long size = TarUtils.parseOctalOrBinary(header, SIZE_AT, TarConstants.SIZELEN);
            if (size > LARGEST_HEADER) {
                throw new ArchiveRefusal("the archive has a header of " + size + " bytes");
            }
        }
    }

    private static boolean isLong(byte type) {
        return switch (type) {
            case TarConstants.LF_PAX_EXTENDED_HEADER_LC,
                    TarConstants.LF_PAX_EXTENDED_HEADER_UC,
                    TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER,
                    TarConstants.LF_GNUTYPE_LONGNAME,
                    TarConstants.LF_GNUTYPE_LONGLINK -> true;
            default -> false;
        };
    }
}
