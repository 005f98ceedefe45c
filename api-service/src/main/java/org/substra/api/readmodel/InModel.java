package org.substra.api.readmodel;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.StoredFile;

/**
 * A model that a tuple starts from.
 *
 * @param tuple the training tuple that makes it
 * @param model null until that one is done; of a composite tuple its trunk
 * @param head of a composite tuple that is done; null otherwise
 */
public record InModel(
        Key tuple, @Nullable StoredFile model, @Nullable Key head) {}
