package org.substra.worker.container;

import java.nio.file.Path;

/**
 * An image to be built.
 *
 * @param tag {@code name:tag}
 * @param context a tar file with a Dockerfile at its root
 */
public record ImageBuild(String tag, Path context) {}
