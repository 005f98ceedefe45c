package org.substra.worker.container;

import java.time.Instant;
import java.util.List;

/**
 * An image that the engine has.
 *
 * @param tags its names, {@code name:tag} each
 * @param size in bytes, what it shares with others included
 */
public record BuiltImage(List<String> tags, long size, Instant created) {

    public BuiltImage {
        tags = List.copyOf(tags);
    }
}
