package org.substra.ledger.execution;

import io.quarkus.logging.Log;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.command.Result;
import org.substra.contract.event.Event;
import org.substra.contract.fold.Fold;
import org.substra.contract.fold.Folded;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.rule.Rules;
import org.substra.ledger.input.Genesis;
import org.substra.ledger.input.Hashes;
import org.substra.ledger.input.Input;
import org.substra.ledger.input.Members;
import org.substra.ledger.input.Seen;
import org.substra.ledger.input.SignedInput;
import org.substra.ledger.log.LogEntry;

/** Entries executed one after the other within one database transaction. */
final class Batch {

    /** From this many records, derived values or tuples in memory on, a batch takes no more entries. */
    private static final int WEIGHT = 10_000;

    /**
     * The outcome of whatever is no input, word for word the same everywhere: outcomes are hashed, and
     * a parser's words depend on its release and on the language of the machine. They are only logged.
     */
    private static final Verdict NO_INPUT =
            new Verdict.Refused(Reason.INVALID, "not an input signed by a member of this channel", List.of());

    private final String channel;
    private final RulesEngine rules;
    private final Simulations simulations;
    private final Store store;
    private final PostgresWorld world;
    private final PostgresFold fold;
    private final List<Executed> executed = new ArrayList<>();
    private final Map<String, Long> commands = new HashMap<>();
    private final Tip start;
    private Tip tip;
    private long weight;

    Batch(String channel, RulesEngine rules, Simulations simulations, Connection connection) throws SQLException {
        this.channel = channel;
        this.rules = rules;
        this.simulations = simulations;
        this.store = new Store(connection, channel);
        this.world = new PostgresWorld(connection, channel);
        this.fold = new PostgresFold(connection, channel);
        this.start = store.lock();
        this.tip = start;
    }

    Tip tip() {
        return tip;
    }

    /** Whether what it executed is enough for one transaction, however many entries there are. */
    boolean isFull() {
        return weight + fold.size() >= WEIGHT;
    }

    Store store() {
        return store;
    }

    Committed committed() {
        var events = new ArrayList<Event>();
        var finished = new ArrayList<Committed.Finished>();
        for (Executed entry : executed) {
            events.addAll(entry.events());
            if (entry.organisation() != null && entry.commandId() != null && entry.newestEvent() != null) {
                var outcome = new Outcome(entry.verdict(), entry.newestEvent());
                finished.add(new Committed.Finished(entry.organisation(), entry.commandId(), outcome));
            }
        }
        return new Committed(events, finished);
    }

    void begin(LogEntry entry, Genesis genesis) {
        PostgresWorld.Open open = world.begin(genesis.members().getFirst().id());
        List<LedgerRecord> records = rules.begin(genesis.rules(), open);
        open.commit();
        Result result = new Result.Written(List.of());
        OrganisationId first = genesis.members().getFirst().id();
        add(entry, first, "genesis", "genesis", new Verdict.Accepted(result), records);
    }

    /**
     * Executes the entry, whatever somebody wrote into it.
     *
     * @throws Divergence when its signer has executed something else than we have
     */
    void execute(LogEntry entry, Members members) throws SQLException {
        Optional<Simulations.Own> own = simulations.find(Hashes.of(entry.bytes()));
        Input input;
        try {
            input = own.isPresent() ? own.get().input() : read(entry, members);
        } catch (Refusal notAnInput) {
            Log.infof("channel %s, entry %d is no input: %s", channel, entry.number(), notAnInput.getMessage());
            add(entry, null, null, "", NO_INPUT, List.of());
            return;
        }
        new SignersView(channel, this::seen).compare(entry.number(), input);
        if (isRepeated(input)) {
            Refusal again = Refusal.conflict("command " + input.commandId() + " was executed before", List.of());
            add(entry, null, null, "", Verdict.Refused.of(again), List.of());
            return;
        }
        execute(entry, input, own.map(Simulations.Own::simulation));
    }

    private static Input read(LogEntry entry, Members members) {
        SignedInput signed = SignedInput.read(entry.bytes());
        members.check(signed);
        return signed.input();
    }

    /** Writes everything executed, if the tip is still where this batch began. */
    void flush() throws SQLException {
        world.flush();
        fold.flush();
        store.insert(executed);
        store.advance(start, tip);
    }

    private void execute(LogEntry entry, Input input, Optional<Simulation> simulation) {
        Verdict verdict;
        List<LedgerRecord> records = List.of();
        try {
            Rules.Outcome outcome = simulation
                    .map(Simulation::accepted)
                    .filter(accepted -> isUnchanged(simulation.get().tip(), accepted))
                    .map(this::repeat)
                    .orElseGet(() -> execute(input));
            verdict = new Verdict.Accepted(outcome.result());
            records = outcome.records();
        } catch (Refusal refusal) {
            verdict = Verdict.Refused.of(refusal);
        }
        commands.put(input.organisation() + "/" + input.commandId(), entry.number());
        add(entry, input.organisation(), input.commandId(), input.command().function(), verdict, records);
    }

    private Rules.Outcome execute(Input input) {
        PostgresWorld.Open open = world.begin(input.organisation());
        Rules.Outcome outcome = rules.execute(input.command(), open);
        open.commit();
        return outcome;
    }

    /** Rules see nothing but the command and what they read: the same again has the same outcome. */
    private boolean isUnchanged(Tip seen, Simulation.Accepted accepted) {
        return seen.equals(start) && world.isUnchanged(accepted.changes().read());
    }

    private Rules.Outcome repeat(Simulation.Accepted accepted) {
        world.commit(accepted.changes().written());
        return accepted.outcome();
    }

    private Optional<Seen> seen(long number) throws SQLException {
        if (number > start.number()) {
            Executed own = executed.get((int) (number - start.number() - 1));
            return Optional.of(new Seen(number, own.chain(), own.result()));
        }
        return store.seen(number);
    }

    private boolean isRepeated(Input input) throws SQLException {
        return commands.containsKey(input.organisation() + "/" + input.commandId())
                || store.isExecuted(input.organisation(), input.commandId());
    }

    private void add(
            LogEntry entry,
            @Nullable OrganisationId organisation,
            @Nullable String commandId,
            String function,
            Verdict verdict,
            List<LedgerRecord> records) {
        List<Event> events = verdict instanceof Verdict.Accepted && organisation != null && commandId != null
                ? tell(entry, organisation, commandId, function, records)
                : List.of();
        Position newest = events.isEmpty() ? tip.event() : events.getLast().position();
        Key inputHash = Hashes.of(entry.bytes());
        Key chain = Hashes.chain(tip.chain(), inputHash);
        Key result = Hashes.chain(tip.result(), Hashes.of(Json.write(new Consequence(verdict, records))));
        executed.add(new Executed(
                entry.number(), inputHash, chain, result, organisation, commandId, verdict, events, newest));
        tip = new Tip(entry.number(), chain, result, newest);
    }

    private List<Event> tell(
            LogEntry entry,
            OrganisationId organisation,
            String commandId,
            String function,
            List<LedgerRecord> records) {
        fold.prepare(records);
        Folded folded = Fold.apply(records, fold);
        weight += records.size() + folded.records().size() + folded.derived().size();
        var transaction =
                new EventParts.Transaction(channel, entry.number(), tip.event(), commandId, organisation, function);
        return EventParts.cut(transaction, folded);
    }

    /** What the result hash is taken over. */
    @RegisterForReflection
    record Consequence(Verdict verdict, List<LedgerRecord> records) {}
}
