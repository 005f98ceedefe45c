package org.substra.worker.output;

import java.nio.file.Path;
import org.substra.contract.Key;

/**
 * A model that a container has made, copied to where the container never had a hand on it.
 *
 * @param file in the folder of the attempt, for {@link Outputs#store} to move
 */
public record ModelOutput(Path file, Key hash) {}
