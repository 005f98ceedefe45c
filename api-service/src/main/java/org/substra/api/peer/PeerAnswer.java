package org.substra.api.peer;

import org.jspecify.annotations.Nullable;

/** What came of asking another node for a file. */
public sealed interface PeerAnswer {

    /**
     * All its bytes came; whether they are the right ones is another question.
     *
     * @param fileName what the owner calls it, unchecked; null when it does not say
     */
    record Whole(@Nullable String fileName) implements PeerAnswer {}

    /**
     * The node answered, but not with the file.
     *
     * @param status its HTTP status, neither 200 nor 206
     */
    record Refused(int status, String text) implements PeerAnswer {}

    /** The node did not answer, or not to the end. */
    record Unreachable(String text) implements PeerAnswer {}

    /** This node's operator has not said where the owner is, or the ledger says something else. */
    record Unknown(String text) implements PeerAnswer {}
}
