package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
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
    private final Beginning beginning;
    private final RulesEngine rules;
    private final Simulations simulations;
    private final LogReader log;
    private final DataSource own;

    /** An executor of what others have appended. */
    public Executor(String channel, Key genesisHash, RulesEngine rules, LogReader log, DataSource own) {
        this(channel, genesisHash, rules, new Simulations(), log, own);
    }

    /**
     * @param genesisHash the pinned hash of entry 0
     * @param simulations of what is appended here
     */
    public Executor(
            String channel,
            Key genesisHash,
            RulesEngine rules,
            Simulations simulations,
            LogReader log,
            DataSource own) {
        this.channel = channel;
        this.beginning = new Beginning(channel, genesisHash, log);
        this.rules = rules;
        this.simulations = simulations;
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
        if (before.number() >= 0) {
            beginning.members(); // an idle channel, too, must have begun as pinned
        }
        List<LogEntry> entries = log.read(channel, Math.max(before.number(), 0), BATCH);
        boolean nothingNew = !entries.isEmpty() && entries.getLast().number() == before.number();
        if (nothingNew || entries.isEmpty()) {
            try (Connection connection = own.getConnection()) {
                check(new Store(connection, channel), before, entries);
            }
            return new Step(before, false);
        }
        return execute(entries, published);
    }

    public Tip tip() throws SQLException {
        try (Connection connection = own.getConnection()) {
            return new Store(connection, channel).tip();
        }
    }

    /** The channel's members; null before its entry 0 was seen. */
    public @Nullable Members members() {
        return beginning.known();
    }

    /** @param more whether the log already held more entries than were executed */
    public record Step(Tip tip, boolean more) {}

    private Step execute(List<LogEntry> entries, Consumer<Committed> published) throws SQLException {
        try {
            return commit(entries, published);
        } catch (Divergence divergence) {
            // That batch is rolled back, for the entry may have been executed half; what stands before it is sound.
            List<LogEntry> sound = entries.stream()
                    .filter(entry -> entry.number() < divergence.entry())
                    .toList();
            while (!sound.isEmpty() && sound.getLast().number() > tip().number()) {
                commit(sound, published);
            }
            throw divergence;
        }
    }

    private Step commit(List<LogEntry> entries, Consumer<Committed> published) throws SQLException {
        Batch executed = DatabaseTransaction.run(own, connection -> {
            var batch = new Batch(channel, rules, simulations, connection);
            check(batch.store(), batch.tip(), entries);
            executeAfter(batch, entries);
            batch.flush();
            return batch;
        });
        published.accept(executed.committed());
        boolean atEnd = executed.tip().number() == entries.getLast().number();
        return new Step(executed.tip(), !atEnd || isCut(entries));
    }

    private static boolean isCut(List<LogEntry> page) {
        long bytes = page.stream().mapToLong(entry -> entry.bytes().length).sum();
        return page.size() == BATCH || bytes >= LogReader.PAGE_BYTES;
    }

    private void executeAfter(Batch batch, List<LogEntry> entries) throws SQLException {
        for (LogEntry entry : entries) {
            if (entry.number() <= batch.tip().number()) {
                continue;
            }
            if (batch.isFull()) {
                return;
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
        } catch (RuntimeException | StackOverflowError bug) {
            throw new Divergence(channel, entry.number(), "this release cannot execute it: " + bug, bug);
        }
    }

    private void execute(Batch batch, LogEntry entry) throws SQLException {
        if (entry.number() == 0) {
            batch.begin(entry, beginning.genesis(entry.bytes()));
        } else {
            batch.execute(entry, beginning.members());
        }
    }

    /**
     * The last executed entry must still be there with the bytes that we executed. Sound because
     * every batch begins by reading it again: who takes entries back or rewrites them cannot let
     * us build on top.
     */
    private void check(Store store, Tip tip, List<LogEntry> entries) throws SQLException {
        if (tip.number() < 0) {
            return;
        }
        for (LogEntry entry : entries) {
            if (entry.number() == tip.number()) {
                checkBytes(store, entry);
                return;
            }
        }
        boolean overtaken = !entries.isEmpty() && entries.getLast().number() < tip.number();
        if (!overtaken) {
            throw new Divergence(channel, tip.number(), "we executed it, and now it is gone from the log");
        }
    }

    private void checkBytes(Store store, LogEntry entry) throws SQLException {
        boolean same = store.inputHash(entry.number())
                .filter(Hashes.of(entry.bytes())::equals)
                .isPresent();
        if (!same) {
            throw new Divergence(channel, entry.number(), "its bytes have changed since we executed it");
        }
    }
}
