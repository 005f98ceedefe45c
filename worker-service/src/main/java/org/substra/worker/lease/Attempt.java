package org.substra.worker.lease;

import org.substra.contract.Key;

/**
 * One try at a tuple.
 *
 * @param attempt its number, from 1; a higher one makes it void
 */
public record Attempt(String channel, Key tuple, int attempt) {

    /** {@code <tuple>/<attempt>}, as messages call it. */
    public String id() {
        return tuple + "/" + attempt;
    }
}
