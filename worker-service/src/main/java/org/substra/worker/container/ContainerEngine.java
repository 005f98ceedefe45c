package org.substra.worker.container;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
     * Runs a container to its end and removes it, whatever happens.
     *
     * @param log takes each line that the container writes
     * @param stop when it completes, the container is killed at once
     * @return how it ended; anything when it was stopped
     */
    ContainerEnd run(ContainerRun run, Consumer<String> log, CompletableFuture<?> stop);

    /**
     * Kills and removes containers with this label.
     *
     * @param doomed which of them, by all their labels; asked after the engine has told what there is
     * @return how many there were
     */
    int removeLabelled(String label, String value, Predicate<Map<String, String>> doomed);

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
