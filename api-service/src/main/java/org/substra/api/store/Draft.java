package org.substra.api.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.substra.contract.Key;

/**
 * A file on its way into the store: hashed while it is written, seen by nobody until it is kept,
 * removed when it is closed without. For one thread at a time.
 */
public final class Draft implements AutoCloseable {

    private static final long SPACE_CHECK_EVERY = 64L << 20;

    private final Path path;
    private final FileChannel channel;
    private final Space space;
    private final long limit;
    private MessageDigest digest = Sha256.start();
    private long size;
    private long nextSpaceCheck = SPACE_CHECK_EVERY;

    Draft(Path path, Space space, long limit) throws IOException {
        this.path = path;
        this.space = space;
        this.limit = limit;
        this.channel = Durable.create(path);
    }

    /**
     * Appends bytes.
     *
     * @throws StoreRefusal when the file becomes too large
     * @throws org.substra.api.error.StoreFull when the volume becomes too full
     */
    public void write(ByteBuffer bytes) throws IOException {
        size += bytes.remaining();
        if (size > limit) {
            throw StoreRefusal.tooLarge(limit);
        }
        if (size >= nextSpaceCheck) {
            space.require();
            nextSpaceCheck = size + SPACE_CHECK_EVERY;
        }
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Says how many bytes more are to come, so that too many are refused now and not in the middle.
     *
     * @throws StoreRefusal when the file would become too large
     * @throws org.substra.api.error.StoreFull when the volume would become too full
     */
    public void expect(long more) throws IOException {
        if (more > limit - size) {
            throw new StoreRefusal("the file is larger than " + limit + " bytes");
        }
        space.require(more);
    }

    /** Forgets what was written, to begin anew. */
    public void restart() throws IOException {
        channel.truncate(0);
        digest = Sha256.start();
        size = 0;
        nextSpaceCheck = SPACE_CHECK_EVERY;
    }

    /** How many bytes were written. */
    public long size() {
        return size;
    }

    /** SHA-256 of what was written followed by the salt. */
    public Key hash(String salt) {
        return Sha256.finish(digest, salt);
    }

    /** Makes the bytes survive a power cut and gives them their place. */
    void moveTo(Path target) throws IOException {
        channel.force(true);
        channel.close();
        Durable.move(path, target);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
