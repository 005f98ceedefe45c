package org.substra.contract.command;

import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;

/**
 * The tuple has failed, for good.
 *
 * @param attempt the recorded attempt or a later one; 0 when it was never started
 * @param log an error code (spec 4.4), never the message
 */
public record LogFail(Key key, int attempt, String log) implements Command {

    public LogFail {
        Limits.present("key", key);
        Limits.text("log", log, 0, Limits.LOG);
        if (attempt < 0) {
            throw Refusal.invalid("attempt: not below 0");
        }
    }
}
