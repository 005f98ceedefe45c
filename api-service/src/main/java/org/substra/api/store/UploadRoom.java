package org.substra.api.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.substra.api.error.StoreFull;

/** The volume's free space, divided among the requests whose files are still on their way. */
@ApplicationScoped
public class UploadRoom {

    private final Space space;
    private final AtomicLong promised = new AtomicLong();

    UploadRoom(StoreConfig config) {
        this.space = new Space(config.root(), config.reserve().asLongValue());
    }

    /**
     * Promises so many bytes to a request.
     *
     * @param bytes 0 when nobody has said how many
     * @throws StoreFull when there is not so much left that was not promised to others
     */
    public Promise promise(long bytes) {
        long all = promised.addAndGet(bytes);
        try {
            require(Math.max(1, all));
        } catch (StoreFull full) {
            promised.addAndGet(-bytes);
            throw full;
        }
        return new Promise(bytes);
    }

    private void require(long bytes) {
        try {
            space.require(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the free space of the node's volume cannot be read", e);
        }
    }

    /** What one request may still write. For one thread at a time. */
    public final class Promise implements AutoCloseable {

        private long left;

        private Promise(long bytes) {
            this.left = bytes;
        }

        /**
         * So much more has come, and is on the disk.
         *
         * @param more bytes
         * @throws StoreFull when more came than was promised, and the volume is full
         */
        public void arrived(long more) {
            giveBack(Math.min(more, left));
            if (left == 0) {
                require(1);
            }
        }

        @Override
        public void close() {
            giveBack(left);
        }

        private void giveBack(long bytes) {
            left -= bytes;
            promised.addAndGet(-bytes);
        }
    }
}
