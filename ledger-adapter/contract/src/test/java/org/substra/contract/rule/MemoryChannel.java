package org.substra.contract.rule;

import java.util.Arrays;
import java.util.List;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.Command;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.command.Result;
import org.substra.contract.event.Derived;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.fold.Fold;
import org.substra.contract.fold.Folded;
import org.substra.contract.fold.MapFoldState;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.WorldKeys;
import org.substra.contract.world.MapWorldState;
import org.substra.contract.world.Transaction;

/** A channel in memory: executes commands by the real rules and folds them. */
public final class MemoryChannel {

    public static final OrganisationId OWKIN = new OrganisationId("owkinMSP");
    public static final OrganisationId NANTES = new OrganisationId("chu-nantesMSP");

    private final MapWorldState world = new MapWorldState();
    private final MapFoldState fold = new MapFoldState();
    private final Told told = new Told();
    private Rules.Outcome lastOutcome = new Rules.Outcome(new Result.Written(List.of()), List.of());
    private Folded lastFolded = new Folded(List.of(), List.of());

    /** A channel on which these nodes are registered. */
    public static MemoryChannel of(OrganisationId... members) {
        var channel = new MemoryChannel();
        MapWorldState.Open open = channel.world.begin(OWKIN);
        Rules.begin(Rules.VERSION, open);
        open.commit();
        Arrays.stream(members).forEach(member -> channel.submit(member, new RegisterNode()));
        return channel;
    }

    /** Submits a log of commands of one caller's. */
    public void submitAll(OrganisationId caller, List<? extends Command> commands) {
        commands.forEach(command -> submit(caller, command));
    }

    public Result submit(OrganisationId caller, Command command) {
        MapWorldState.Open open = world.begin(caller);
        Command read = Json.readCanonical(Json.write(command), Command.class);
        Rules.Outcome outcome = Rules.execute(read, open);
        open.commit();
        lastOutcome = outcome;
        lastFolded = Fold.apply(outcome.records(), fold);
        told.hear(lastFolded);
        return outcome.result();
    }

    /** Submits what is answered with several. */
    public List<Key> keys(OrganisationId caller, Command command) {
        return ((Result.Written) submit(caller, command)).keys();
    }

    /** Submits what is answered with one key. */
    public Key key(OrganisationId caller, Command command) {
        return ((Result.Written) submit(caller, command)).keys().getFirst();
    }

    public <R extends LedgerRecord> R read(Class<R> type, String worldKey) {
        return type.cast(new Transaction(world.begin(OWKIN)).find(worldKey).orElseThrow());
    }

    public <R extends LedgerRecord> R asset(Class<R> type, Key key) {
        return read(type, WorldKeys.asset(key));
    }

    public boolean has(String worldKey) {
        return world.begin(OWKIN).get(worldKey).isPresent();
    }

    public MapWorldState world() {
        return world;
    }

    public MapFoldState fold() {
        return fold;
    }

    /** What everybody who heard all events knows now. */
    public Told told() {
        return told;
    }

    /** What the last command wrote. */
    public List<LedgerRecord> lastRecords() {
        return lastOutcome.records();
    }

    /** What everybody is told of the last command. */
    public Folded lastFolded() {
        return lastFolded;
    }

    /** The tuples whose status changed with the last command. */
    public List<DerivedStatus> lastStatuses() {
        return lastFolded.derived().stream()
                .filter(DerivedStatus.class::isInstance)
                .map(DerivedStatus.class::cast)
                .toList();
    }

    public List<Derived> lastDerived() {
        return lastFolded.derived();
    }
}
