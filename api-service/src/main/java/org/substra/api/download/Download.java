package org.substra.api.download;

import java.nio.file.Path;

/**
 * A file about to be sent.
 *
 * @param name what its receiver shall call it
 */
public record Download(Path path, String name) {}
