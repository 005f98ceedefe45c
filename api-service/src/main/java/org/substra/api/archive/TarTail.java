package org.substra.api.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a tar archive: after its end there may be nothing but some zeros, which fill its last block. */
final class TarTail extends FilterInputStream {

    private static final int CHUNK = 1 << 16;
    private static final int MOST_PADDING = 1 << 20;

    private boolean begun;
    private long padding;

    TarTail(InputStream bytes) {
        super(bytes);
    }

    /** From here on comes the tail. */
    void begin() {
        begun = true;
    }

    /** @throws ArchiveRefusal when there was no tail, or something comes in it */
    void requireEnd() throws IOException {
        if (!begun) {
            throw new ArchiveRefusal("the archive cannot be read: its end is missing");
        }
        byte[] chunk = new byte[CHUNK];
        while (read(chunk, 0, CHUNK) >= 0) {
            continue;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] chunk, int offset, int length) throws IOException {
        int read = in.read(chunk, offset, length);
        if (begun) {
            padding += Math.max(0, read);
            for (int i = 0; i < read; i++) {
                requirePadding(chunk[offset + i]);
            }
        }
        return read;
    }

    private void requirePadding(byte one) {
        if (one != 0 || padding > MOST_PADDING) {
            throw new ArchiveRefusal("the archive goes on after its end");
        }
    }

    /** What is skipped is looked at, too, in the tail. */
    @Override
    public long skip(long count) throws IOException {
        return begun ? Math.max(0, read(new byte[CHUNK], 0, (int) Math.min(count, CHUNK))) : in.skip(count);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
