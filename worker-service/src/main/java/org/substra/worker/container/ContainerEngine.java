package org.substra.worker.container;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs other people's code. Calls block.
 *
 * <p>Every method throws {@link org.substra.worker.failure.NodeFailed} when the engine cannot be reached or fails, or {@link
 * org.substra.worker.failure.DiskFull} when its disk is full.
 */
public interface ContainerEngine {

    /** Returns when the engine answers. */
    void ping();

    /**
     * Runs a container to its end and removes it, whatever happens. When this throws, it may still be at work.
     *
     * @param log takes each line that the container writes
     * @param stop when it completes, the container is killed at once
     * @return how it ended; anything when it was stopped
     */
    ContainerEnd run(ContainerRun run, Consumer<String> log, CompletableFuture<?> stop);

    /** The containers with this label, running or not. */
    List<FoundContainer> labelled(String label, String value);

    /**
     * Kills and removes a container, if it is there.
     *
     * @throws org.substra.worker.failure.NodeFailed when it stays: it may still be at work
     */
    void remove(String id);

    boolean hasImage(String tag);

    /**
     * Builds an image.
     *
     * @throws org.substra.worker.failure.BuildFailed when its Dockerfile cannot be built
     */
    void build(ImageBuild build, Consumer<String> log);

    /** Removes an image, if it is there; false when a container uses it. */
    boolean removeImage(String tag);

    /** The images whose names begin like this. */
    List<BuiltImage> images(String prefix);
}
