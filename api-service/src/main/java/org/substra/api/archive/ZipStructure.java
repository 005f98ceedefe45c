package org.substra.api.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip says everything twice: before each entry, and in a directory at its end. Programs differ in which they believe, so
 * both must say the same; and nothing may stand before or after what they say.
 */
final class ZipStructure {

    private static final int LOCAL_HEADER = 30;
    private static final int METHOD_AT = 8;
    private static final int NAME_LENGTH_AT = 26;
    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int COMMENT_LENGTH_AT = 20;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int TWO_BYTES = 0xffff;

    private ZipStructure() {}

    /** @throws ArchiveRefusal when two programs could read two things from it */
    static void check(Path archive, ZipFile zip) throws IOException {
        try (FileChannel file = FileChannel.open(archive)) {
            requireEnd(file);
            boolean fromStart = false;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                requireSame(file, entry);
                fromStart |= entry.getLocalHeaderOffset() == 0;
            }
            if (!fromStart && zip.getEntries().hasMoreElements()) {
                throw new ArchiveRefusal("the archive has something before its first entry");
            }
        }
    }

    private static void requireSame(FileChannel file, ZipArchiveEntry entry) throws IOException {
        ByteBuffer header = read(file, entry.getLocalHeaderOffset(), LOCAL_HEADER);
        int length = header.getShort(NAME_LENGTH_AT) & TWO_BYTES;
        byte[] name =
                read(file, entry.getLocalHeaderOffset() + LOCAL_HEADER, length).array();
        if (!Arrays.equals(name, entry.getRawName()) || (header.getShort(METHOD_AT) & TWO_BYTES) != entry.getMethod()) {
            throw EntryName.refused(entry.getName(), "the archive's directory says something else of it");
        }
    }

    /** The directory's end is the file's: the last bytes are those of its end record, with its comment. */
    private static void requireEnd(FileChannel file) throws IOException {
        int tail = (int) Math.min(file.size(), END + LONGEST_COMMENT);
        ByteBuffer end = read(file, file.size() - tail, tail);
        for (int at = tail - END; at >= 0; at--) {
            if (end.getInt(at) == END_SIGNATURE) {
                if (at + END + (end.getShort(at + COMMENT_LENGTH_AT) & TWO_BYTES) != tail) {
                    throw new ArchiveRefusal("the archive goes on after its end");
                }
                return;
            }
        }
        throw new ZipException("its end is missing");
    }

    private static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new ZipException("it is cut");
            }
        }
        return bytes.flip();
    }
}
