package org.substra.api.material;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What came of bringing a file. */
public sealed interface Brought {

    /**
     * It is in the store and its hash is right.
     *
     * @param fileName what the owner calls it, unchecked; null when it does not say
     */
    record There(Path path, @Nullable String fileName) implements Brought {}

    /** The owner sent something else. */
    record WrongBytes(String text) implements Brought {}

    /** The owner refuses; the status is its own. */
    record Refused(int status, String text) implements Brought {}

    /** The owner does not answer, or this node has no room. */
    record Unreachable(String text) implements Brought {}

    /** This node may not ask: there is no entry for the owner. */
    record Unknown(String text) implements Brought {}

    /** This node does not ask: the ledger's address is not at the origin entered for the owner. */
    record Elsewhere(String text) implements Brought {}
}
