package org.substra.api.download;

import java.nio.file.Path;
import org.substra.contract.Key;

/**
 * A file about to be sent.
 *
 * @param name what its receiver shall call it
 * @param hash that the ledger knows it by
 */
public record Download(Path path, String name, Key hash) {}
