package org.substra.contract.command;

import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;

/**
 * The tuple's worker starts it. The answer lists every material it needs.
 *
 * @param attempt must be higher than the recorded one
 */
public record LogStart(Key key, int attempt) implements Command {

    public LogStart {
        Limits.present("key", key);
        if (attempt < 1) {
            throw Refusal.invalid("attempt: from 1, not " + attempt);
        }
    }
}
