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
import org.substra.contract.fold.Folded;
import org.substra.contract.fold.MapFoldState;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.rule.Rules;
import org.substra.contract.world.MapWorldState;

/** One channel in memory: the real rules and the real fold, executed here and now. */
public final class LedgerInMemory {

    /** What an accepted command came to. */
    public record Accepted(Result result, List<Event> events) {

        public Position position() {
            return events.getLast().position();
        }
    }

    private static final int RECORDS = 500;
    private static final int DERIVED = 2_000;

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

    /** As the adapter does: a large transaction is told in several events, and answered with the last one's position. */
    private List<Event> record(OrganisationId caller, String commandId, String function, List<LedgerRecord> records) {
        Folded folded = Fold.apply(records, fold);
        long block = events.isEmpty() ? 0 : events.getLast().position().block() + 1;
        int recordEvents = Math.ceilDiv(folded.records().size(), RECORDS);
        int derivedEvents = Math.ceilDiv(folded.derived().size(), DERIVED);
        int count = Math.max(1, Math.max(recordEvents, 1) - 1 + derivedEvents);
        var recorded = new ArrayList<Event>();
        for (int index = 0; index < Math.max(count, recordEvents); index++) {
            Position previous = events.isEmpty() ? null : events.getLast().position();
            var event = new Event(
                    channel,
                    new Position(block, index),
                    previous,
                    commandId,
                    caller,
                    function,
                    chunk(folded.records(), index, RECORDS),
                    chunk(folded.derived(), index - Math.max(recordEvents, 1) + 1, DERIVED));
            events.add(event);
            recorded.add(event);
        }
        return recorded;
    }

    private static <T> List<T> chunk(List<T> all, int number, int size) {
        int from = Math.clamp((long) number * size, 0, all.size());
        return number < 0 ? List.of() : all.subList(from, Math.min(all.size(), from + size));
    }
}
