package org.substra.contract.message;

import org.substra.contract.Refusal;

/** What every message says of itself. */
public sealed interface Message permits CommandMessage, CommandAnswer, QueryMessage, QueryAnswer, EventMessage, Beat {

    /** The version of all messages of this release. */
    int VERSION = 1;

    int version();

    /** Unique; an answer repeats the id of what it answers. */
    String id();

    String channel();

    /** @throws Refusal (invalid) when the message is of a version that this release cannot read */
    static void check(int version) {
        if (version != VERSION) {
            throw Refusal.invalid("message version " + version + ": this release reads " + VERSION);
        }
    }
}
