package org.substra.contract.command;

import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;

/**
 * The attempt has measured a model.
 *
 * @param perf as a 32-bit number, which is what clients compare with (spec 3.6)
 */
public record LogSuccessTest(Key key, int attempt, String log, float perf) implements Command {

    public LogSuccessTest {
        Limits.present("key", key);
        Limits.text("log", log, 0, Limits.LOG);
        if (!Float.isFinite(perf)) {
            throw Refusal.invalid("perf: a finite number, not " + perf);
        }
    }
}
