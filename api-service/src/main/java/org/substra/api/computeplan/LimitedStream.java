package org.substra.api.computeplan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.substra.api.error.InvalidRequest;

/** A stream that refuses to be longer than it may. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long read;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limit) {
            throw new InvalidRequest("the body of a compute plan may have " + limit
                    + " bytes, this one has more: send a first part, and the rest by update_ledger");
        }
    }
}
