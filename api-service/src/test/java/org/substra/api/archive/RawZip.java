package org.substra.api.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes zip with stored entries, whatever it is told. */
final class RawZip {

    private static final int UNIX = 0x0314;
    private static final int UTF_8 = 0x0800;

    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int count;

    RawZip file(String name, String content) {
        return file(name, content, 0100644);
    }

    RawZip file(String name, String content, int mode) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return entry(bytes, bytes, content, mode);
    }

    /** Under one name before its content, under another in the directory. */
    RawZip entry(byte[] local, byte[] central, String content, int mode) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        int offset = entries.size();
        entries.writeBytes(
                common(buffer(30).putInt(0x04034b50), bytes, local.length).array());
        entries.writeBytes(local);
        entries.writeBytes(bytes);
        directory.writeBytes(common(buffer(46).putInt(0x02014b50).putShort((short) UNIX), bytes, central.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(mode << 16)
                .putInt(offset)
                .array());
        directory.writeBytes(central);
        count++;
        return this;
    }

    byte[] bytes() {
        return directoryAt(entries.size());
    }

    byte[] directoryAt(int offset) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(entries.toByteArray());
        all.writeBytes(directory.toByteArray());
        all.writeBytes(buffer(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(directory.size())
                .putInt(offset)
                .putShort((short) 0)
                .array());
        return all.toByteArray();
    }

    /** What local header and directory both have, up to the extra field's length. */
    private static ByteBuffer common(ByteBuffer header, byte[] content, int nameLength) {
        var sum = new CRC32();
        sum.update(content);
        return header.putShort((short) 20)
                .putShort((short) UTF_8)
                .putShort((short) 0)
                .putInt(0)
                .putInt((int) sum.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) nameLength)
                .putShort((short) 0);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
