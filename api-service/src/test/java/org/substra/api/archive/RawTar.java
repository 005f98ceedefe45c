package org.substra.api.archive;

import static org.apache.commons.compress.archivers.tar.TarConstants.LF_NORMAL;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_PAX_EXTENDED_HEADER_LC;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes tar block by block, whatever it is told. */
final class RawTar {

    private static final int BLOCK = 512;
    private static final int TYPE_AT = 156;
    private static final int LINK_AT = 157;
    private static final int SUM_AT = 148;

    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();

    RawTar file(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        raw(name.getBytes(StandardCharsets.UTF_8), LF_NORMAL, 0644, "", bytes.length);
        return content(bytes);
    }

    /** Without content; the text is where it links to. */
    RawTar entry(String name, byte type, int mode, String link) {
        return raw(name.getBytes(StandardCharsets.UTF_8), type, mode, link, 0);
    }

    RawTar pax(String... namesAndValues) {
        var records = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String record = " " + namesAndValues[i] + "=" + namesAndValues[i + 1] + "\n";
            int length = record.length() + 1;
            while (String.valueOf(length).length() + record.length() != length) {
                length = String.valueOf(length).length() + record.length();
            }
            records.append(length).append(record);
        }
        return extension(LF_PAX_EXTENDED_HEADER_LC, records.toString());
    }

    /** A header that says more of the next entry. */
    RawTar extension(byte type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        raw("extension".getBytes(StandardCharsets.US_ASCII), type, 0644, "", bytes.length);
        return content(bytes);
    }

    void extension(byte type, int size, OutputStream out) throws IOException {
        out.write(header("extension".getBytes(StandardCharsets.US_ASCII), type, 0644, "", size));
        zeros(size, out);
    }

    void zeros(String name, int size, OutputStream out) throws IOException {
        out.write(header(name.getBytes(StandardCharsets.UTF_8), LF_NORMAL, 0644, "", size));
        zeros(size + 2 * BLOCK, out);
    }

    static void zeros(int size, OutputStream out) throws IOException {
        byte[] chunk = new byte[1 << 16];
        for (int left = size; left > 0; left -= chunk.length) {
            out.write(chunk, 0, Math.min(left, chunk.length));
        }
    }

    RawTar raw(byte[] name, byte type, int mode, String link, long size) {
        blocks.writeBytes(header(name, type, mode, link, size));
        return this;
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(blocks.toByteArray());
        all.writeBytes(new byte[2 * BLOCK]);
        return all.toByteArray();
    }

    private RawTar content(byte[] bytes) {
        blocks.writeBytes(bytes);
        blocks.writeBytes(new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]);
        return this;
    }

    private static byte[] header(byte[] name, byte type, int mode, String link, long size) {
        byte[] header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, name.length);
        put(header, 100, "%07o".formatted(mode));
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "00000000000");
        header[TYPE_AT] = type;
        put(header, LINK_AT, link);
        put(header, 257, "ustar\00000");
        put(header, SUM_AT, "        ");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, SUM_AT, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
