package org.substra.worker.container;

import java.util.List;
import java.util.Map;

/**
 * A container to be run to its end. Isolation and limits are not part of it: they are the same for all,
 * but for the processors.
 *
 * @param name unique on the engine
 * @param command appended to the image's entry point
 */
public record ContainerRun(
        String name,
        String image,
        List<String> command,
        Map<String, String> environment,
        List<BindMount> mounts,
        Map<String, String> labels) {

    public ContainerRun {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        mounts = List.copyOf(mounts);
        labels = Map.copyOf(labels);
    }
}
