package org.substra.api.identity;

/**
 * What is known about a name before its password is looked at.
 *
 * @param exists whether anybody has it
 * @param atHome whether they have signed in from that address before
 */
record Standing(boolean exists, boolean atHome) {

    /**
     * What guesses at it are counted under: where its owner is known, their own count, which strangers elsewhere do not
     * spend. Hashed: people type passwords into the field for the name.
     */
    String counted(Attempt attempt) {
        String name = attempt.name().value();
        return Hashes.sha256(atHome ? name + '\0' + attempt.client().counted() : name);
    }
}
