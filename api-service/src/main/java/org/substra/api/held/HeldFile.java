package org.substra.api.held;

import org.substra.api.asset.Part;
import org.substra.contract.Key;

/**
 * A file of an asset in this node's store.
 *
 * @param asset the asset's key
 * @param name what its owner called it
 */
public record HeldFile(Key asset, Part part, Key hash, String name) {}
