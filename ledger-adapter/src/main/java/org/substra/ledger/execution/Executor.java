package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.ledger.input.Genesis;
import org.substra.ledger.input.Hashes;
import org.substra.ledger.input.Members;
import org.substra.ledger.log.LogEntry;
import org.substra.ledger.log.LogReader;

/**
 * Executes a channel's log in order. World state, fold, outcomes, events and the tip move in one
 * transaction of the own database, so a crash repeats at most work and never half of it.
 */
public final class Executor {

    private static final int BATCH = 200;

    private final String channel;
    private final Key genesisHash;
    private final RulesEngine rules;
    private final LogReader log;
    private final DataSource own;
    private @Nullable Members members;

    /** @param genesisHash the pinned hash of entry 0 */
    public Executor(String channel, Key genesisHash, RulesEngine rules, LogReader log, DataSource own) {
        this.channel = channel;
        this.genesisHash = genesisHash;
        this.rules = rules;
        this.log = log;
        this.own = own;
    }

    /**
     * Executes the next entries, as many as fit into a batch.
     *
     * @param published is handed what was executed, after it is committed
     * @return the tip afterwards, and whether there may be more
     * @throws Divergence when the log contradicts what was executed; everything before the entry named is executed
     */
    public Step step(Consumer<Committed> published) throws SQLException {
        Tip before = tip();
        List<LogEntry> entries = log.read(channel, Math.max(before.number(), 0), BATCH);
        boolean nothingNew = !entries.isEmpty() && entries.getLast().number() == before.number();
        if (nothingNew || entries.isEmpty()) {
            check(before, entries);
            return new Step(before, false);
        }
        return execute(entries, published);
    }

    public Tip tip() throws SQLException {
        try (Connection connection = own.getConnection()) {
            return new Store(connection, channel).tip();
        }
    }

    /** @param more whether there may be more entries to execute at once */
    public record Step(Tip tip, boolean more) {}

    private Step execute(List<LogEntry> entries, Consumer<Committed> published) throws SQLException {
        try (Connection connection = own.getConnection()) {
            connection.setAutoCommit(false);
            var batch = new Batch(channel, rules, connection);
            Divergence divergence = null;
            try {
                check(batch.tip(), entries);
                executeAfter(batch, entries);
            } catch (Divergence found) {
                divergence = found;
            }
            batch.flush();
            connection.commit();
            published.accept(batch.committed());
            if (divergence != null) {
                throw divergence;
            }
            return new Step(batch.tip(), true);
        }
    }

    private void executeAfter(Batch batch, List<LogEntry> entries) throws SQLException {
        for (LogEntry entry : entries) {
            if (entry.number() <= batch.tip().number()) {
                continue;
            }
            if (entry.number() != batch.tip().number() + 1) {
                throw new Divergence(channel, batch.tip().number() + 1, "it is missing from the log");
            }
            executeOrNameIt(batch, entry);
        }
    }

    /** A rule that fails otherwise than by a refusal is a bug: to go on would mean to execute something else than the others. */
    private void executeOrNameIt(Batch batch, LogEntry entry) throws SQLException {
        try {
            execute(batch, entry);
        } catch (Divergence | DatabaseFailure known) {
            throw known;
        } catch (RuntimeException bug) {
            throw new Divergence(channel, entry.number(), "this release cannot execute it: " + bug, bug);
        }
    }

    private void execute(Batch batch, LogEntry entry) throws SQLException {
        if (entry.number() == 0) {
            batch.begin(entry, genesis(entry.bytes()));
        } else {
            batch.execute(entry, members());
        }
    }

    /**
     * The last executed entry must still be there with the bytes that we executed. Sound because
     * every batch begins by reading it again: who takes entries back or rewrites them cannot let
     * us build on top.
     */
    private void check(Tip tip, List<LogEntry> entries) throws SQLException {
        if (tip.number() < 0) {
            return;
        }
        for (LogEntry entry : entries) {
            if (entry.number() == tip.number()) {
                checkBytes(entry);
                return;
            }
        }
        boolean overtaken = !entries.isEmpty() && entries.getLast().number() < tip.number();
        if (!overtaken) {
            throw new Divergence(channel, tip.number(), "we executed it, and now it is gone from the log");
        }
    }

    private void checkBytes(LogEntry entry) throws SQLException {
        try (Connection connection = own.getConnection()) {
            Key executed =
                    new Store(connection, channel).inputHash(entry.number()).orElseThrow();
            if (!executed.equals(Hashes.of(entry.bytes()))) {
                throw new Divergence(channel, entry.number(), "its bytes have changed since we executed it");
            }
        }
    }

    private Members members() throws SQLException {
        if (members == null) {
            List<LogEntry> first = log.read(channel, 0, 1);
            if (first.isEmpty() || first.getFirst().number() != 0) {
                throw new Divergence(channel, 0, "it is missing from the log");
            }
            members = new Members(genesis(first.getFirst().bytes()));
        }
        return members;
    }

    private Genesis genesis(byte[] bytes) {
        if (!Hashes.of(bytes).equals(genesisHash)) {
            throw new Divergence(channel, 0, "it has hash " + Hashes.of(bytes) + ", configuration pins " + genesisHash);
        }
        try {
            return Json.readCanonical(bytes, Genesis.class);
        } catch (Refusal unreadable) {
            throw new Divergence(channel, 0, "it names no members: " + unreadable.getMessage(), unreadable);
        }
    }
}
