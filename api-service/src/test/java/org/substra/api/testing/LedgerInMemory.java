package org.substra.api.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.command.Command;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.command.Result;
import org.substra.contract.event.Event;
import org.substra.contract.fold.Fold;
import org.substra.contract.fold.MapFoldState;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.rule.Rules;
import org.substra.contract.world.MapWorldState;

/** One channel in memory: the real rules and the real fold, executed here and now. */
public final class LedgerInMemory {

    /** What an accepted command came to. */
    public record Accepted(Result result, Event event) {}

    private final String channel;
    private final MapWorldState world = new MapWorldState();
    private final MapFoldState fold = new MapFoldState();
    private final List<Event> events = new ArrayList<>();

    /** A channel on which these organisations' nodes are registered. */
    public LedgerInMemory(String channel, OrganisationId... members) {
        this.channel = channel;
        MapWorldState.Open first = world.begin(members[0]);
        List<LedgerRecord> rules = Rules.begin(Rules.VERSION, first);
        first.commit();
        record(members[0], "entry 0", "", rules);
        for (OrganisationId member : members) {
            submit(member, UUID.randomUUID().toString(), new RegisterNode());
        }
    }

    /** @throws org.substra.contract.Refusal when a rule says no */
    public synchronized Accepted submit(OrganisationId caller, String commandId, Command command) {
        MapWorldState.Open open = world.begin(caller);
        Rules.Outcome outcome = Rules.execute(command, open);
        open.commit();
        return new Accepted(outcome.result(), record(caller, commandId, command.function(), outcome.records()));
    }

    /** The newest event's position. */
    public synchronized Position head() {
        return events.getLast().position();
    }

    public synchronized List<Event> after(@Nullable Position position, int limit) {
        return events.stream()
                .filter(event -> position == null || event.position().isAfter(position))
                .limit(limit)
                .toList();
    }

    private Event record(OrganisationId caller, String commandId, String function, List<LedgerRecord> records) {
        Position previous = events.isEmpty() ? null : events.getLast().position();
        Position position = new Position(previous == null ? 0 : previous.block() + 1, 0);
        var event =
                new Event(channel, position, previous, commandId, caller, function, records, Fold.apply(records, fold));
        events.add(event);
        return event;
    }
}
