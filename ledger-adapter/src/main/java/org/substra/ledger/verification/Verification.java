package org.substra.ledger.verification;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.substra.contract.Key;
import org.substra.ledger.execution.Divergence;
import org.substra.ledger.execution.Executor;
import org.substra.ledger.execution.RulesEngine;
import org.substra.ledger.execution.Tip;
import org.substra.ledger.log.LogReader;

/**
 * Executes a channel's log from entry 0 into an empty database and compares the outcome with what
 * the adapter has stored, as of one moment; the adapter may go on meanwhile.
 */
public final class Verification {

    private final String channel;
    private final Key genesis;
    private final LogReader log;
    private final DataSource stored;
    private final DataSource scratch;

    /** @param scratch an empty copy of the own database's tables */
    public Verification(String channel, Key genesis, LogReader log, DataSource stored, DataSource scratch) {
        this.channel = channel;
        this.genesis = genesis;
        this.log = log;
        this.stored = stored;
        this.scratch = scratch;
    }

    /**
     * Verifies.
     *
     * @param progress is told the number of entries executed so far, now and then
     * @return what is wrong first; empty when all is as it should be
     */
    public Optional<String> run(Consumer<Long> progress) throws SQLException {
        try (Connection snapshot = stored.getConnection()) {
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            long last = tip(snapshot);
            try {
                long reached = execute(last, progress);
                if (reached < last) {
                    // the entry itself, and not the rows that no longer follow from anything
                    return Optional.of("entry " + (reached + 1) + ": we executed it, and now it is gone from the log");
                }
                return compare(snapshot);
            } catch (Divergence divergence) {
                // what is stored shows the very entry that changed; a divergence only the first that builds upon it
                Optional<String> difference = compare(snapshot);
                return difference.or(() -> Optional.of(String.valueOf(divergence.getMessage())));
            }
        }
    }

    /** Returns the last entry executed: the given one, unless the log ends before it. */
    private long execute(long last, Consumer<Long> progress) throws SQLException {
        var executor = new Executor(channel, genesis, RulesEngine.CONTRACT, upTo(last), scratch);
        Executor.Step step;
        do {
            step = executor.step(_ -> {});
            progress.accept(step.tip().number() + 1);
        } while (step.more());
        return step.tip().number();
    }

    private Optional<String> compare(Connection snapshot) throws SQLException {
        try (Connection fromLog = scratch.getConnection()) {
            fromLog.setAutoCommit(false);
            for (Comparison comparison : Comparison.ALL) {
                Optional<String> difference = comparison.firstDifference(channel, snapshot, fromLog);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
    }

    private LogReader upTo(long last) {
        return (name, from, limit) -> log.read(name, from, limit).stream()
                .filter(entry -> entry.number() <= last)
                .toList();
    }

    private long tip(Connection snapshot) throws SQLException {
        return Tip.read(snapshot, channel).number();
    }
}
