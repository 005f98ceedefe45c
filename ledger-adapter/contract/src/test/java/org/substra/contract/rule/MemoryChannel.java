package org.substra.contract.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.Command;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.command.Result;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.fold.Fold;
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
    private final List<DerivedStatus> lastDerived = new ArrayList<>();
    private List<LedgerRecord> lastRecords = List.of();

    /** A channel on which these nodes are registered. */
    public static MemoryChannel of(OrganisationId... members) {
        var channel = new MemoryChannel();
        MapWorldState.Open open = channel.world.begin(OWKIN);
        Rules.begin(Rules.VERSION, open);
        open.commit();
        Arrays.stream(members).forEach(member -> channel.submit(member, new RegisterNode()));
        return channel;
    }

    public Result submit(OrganisationId caller, Command command) {
        MapWorldState.Open open = world.begin(caller);
        Command read = Json.readCanonical(Json.write(command), Command.class);
        Rules.Outcome outcome = Rules.execute(read, open);
        open.commit();
        lastRecords = outcome.records();
        lastDerived.clear();
        lastDerived.addAll(Fold.apply(outcome.records(), fold));
        return outcome.result();
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

    public List<LedgerRecord> lastRecords() {
        return lastRecords;
    }

    public List<DerivedStatus> lastDerived() {
        return List.copyOf(lastDerived);
    }
}
