package org.substra.api.readmodel;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.StoredFile;

/**
 * A model that a tuple starts from.
 *
 * @param tuple the training tuple that makes it
 * @param model null until that one is done
 */
public record InModel(Key tuple, @Nullable StoredFile model) {}
