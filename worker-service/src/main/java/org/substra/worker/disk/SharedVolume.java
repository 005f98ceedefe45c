package org.substra.worker.disk;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.substra.worker.failure.DiskFull;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.node.NodeConfig;

/** The volume that a node's services share, and its room. */
@Singleton
public final class SharedVolume {

    private final Path root;
    private final DiskConfig config;

    SharedVolume(NodeConfig node, DiskConfig config) {
        this.root = node.mediaRoot().toAbsolutePath().normalize();
        this.config = config;
    }

    public Path root() {
        return root;
    }

    /** Bytes that this process may still write. */
    public long free() throws IOException {
        return Files.getFileStore(Files.createDirectories(root)).getUsableSpace();
    }

    public boolean isReady() throws IOException {
        return free() >= config.free().asLongValue();
    }

    /** What is to stay free, in bytes. */
    public long reserve() {
        return config.reserve().asLongValue();
    }

    /** Whether a worker that has run out of room may go on: there is enough for it to be called ready, too. */
    public boolean hasRecovered() throws IOException {
        return isReady() && free() >= reserve();
    }

    /**
     * As {@link #free}, for those who cannot go on without.
     *
     * @throws NodeFailed when nobody can tell
     */
    public long requireFree() {
        try {
            return free();
        } catch (IOException e) {
            throw new NodeFailed("cannot tell the free space of " + root + ": " + e, e);
        }
    }

    /**
     * Lets begin only while there is room: whoever fills the volume to its last byte takes it from the other services.
     *
     * @throws DiskFull by others, when less is free than what is kept in reserve
     */
    public void requireReserve() {
        long free = requireFree();
        if (free < reserve()) {
            throw full(free).byOthers();
        }
    }

    /** The failure of one that has to stop when so much is free. */
    public DiskFull full(long free) {
        return new DiskFull(
                "the volume %s is full: %d bytes are free, %d are kept in reserve".formatted(root, free, reserve()));
    }
}
