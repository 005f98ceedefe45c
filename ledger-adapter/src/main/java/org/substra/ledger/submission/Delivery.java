package org.substra.ledger.submission;

import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.substra.ledger.execution.DatabaseFailure;
import org.substra.ledger.execution.Outcome;

/**
 * Brings signed bytes into the log and waits for their outcome, for as long as it takes: once they
 * may be in the log, only the log can say what becomes of them.
 *
 * <p>Bytes that may be in the log are sent again only when all of the log is executed and they were
 * not in it. The log keeps every entry for ever and everybody executes it, so an adapter in trouble
 * must not fill it with repetitions, although each would be harmless.
 */
public final class Delivery {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LONGEST_PAUSE = 10;

    private final String channel;
    private final Appender appender;
    private final Outcomes outcomes;
    private final Head head;

    public Delivery(String channel, Appender appender, Outcomes outcomes, Head head) {
        this.channel = channel;
        this.appender = appender;
        this.outcomes = outcomes;
        this.head = head;
    }

    /** @param maybeSent whether the bytes may be in the log already */
    Outcome deliver(String commandId, byte[] bytes, boolean maybeSent) throws InterruptedException {
        boolean maybeInLog = maybeSent;
        for (int failures = 0; ; ) {
            try {
                Optional<Outcome> outcome = maybeInLog ? found(commandId) : Optional.empty();
                if (outcome.isEmpty()) {
                    maybeInLog = true;
                    outcome = outcomes.await(commandId, () -> send(bytes), PATIENCE);
                }
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            } catch (SQLException | DatabaseFailure | LedgerUnavailable e) {
                failures = Math.min(failures + 1, LONGEST_PAUSE);
                Log.warnf(
                        "channel %s: command %s is on its way, looking again: %s", channel, commandId, e.getMessage());
                Thread.sleep(PAUSE.multipliedBy(failures));
            }
        }
    }

    private Optional<Outcome> found(String commandId) throws SQLException, InterruptedException {
        Optional<Outcome> known = outcomes.known(commandId);
        if (known.isPresent()) {
            return known;
        }
        head.reach();
        return outcomes.known(commandId);
    }

    private void send(byte[] bytes) throws SQLException, InterruptedException {
        appender.append(bytes);
        head.grown();
    }
}
