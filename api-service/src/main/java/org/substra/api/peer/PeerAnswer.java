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

    /** The node sent what cannot be the file, whatever its bytes are: too long, encoded, in parts. */
    record Unfit(String text) implements PeerAnswer {}

    /** The node did not answer, or not to the end, or not in time. */
    record Unreachable(String text) implements PeerAnswer {}

    /** This node's operator has not said where the owner is. */
    record Unknown(String text) implements PeerAnswer {}

    /** The ledger names another place than the one that this node's operator has entered for the owner: nobody was asked. */
    record Elsewhere(String text) implements PeerAnswer {}
}
