package org.substra.ledger.submission;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Position;
import org.substra.ledger.execution.Outcome;
import org.substra.ledger.execution.Verdict;

/**
 * The verdict on a command.
 *
 * @param position of an event: the command's own, or of a refusal the newest it had seen; null on a channel without events
 */
public record Answer(Verdict verdict, @Nullable Position position) {

    static Answer of(Outcome outcome) {
        return new Answer(outcome.verdict(), outcome.position());
    }
}
