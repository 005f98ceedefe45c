package org.substra.worker.container;

import java.nio.file.Path;

/**
 * A file or folder of this machine that a container sees.
 *
 * @param target absolute path inside the container
 */
public record BindMount(Path source, String target, boolean readOnly) {

    public static BindMount readOnly(Path source, String target) {
        return new BindMount(source, target, true);
    }

    public static BindMount writable(Path source, String target) {
        return new BindMount(source, target, false);
    }
}
