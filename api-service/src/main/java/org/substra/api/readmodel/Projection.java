package org.substra.api.readmodel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.event.Derived;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.Event;
import org.substra.contract.event.ModelCleaned;
import org.substra.contract.event.PlanStatus;
import org.substra.contract.record.LedgerRecord;

/** What an event means for the tables: each record is one row, sent together with all others of its table. */
final class Projection {

    private static final String SHOWN = "update ledger_tuple set shown = $3 where channel = $1 and key = $2";

    private final String channel;
    private final SqlConnection connection;
    private final Map<Statement, List<Tuple>> rows = new EnumMap<>(Statement.class);
    private final List<String> done = new ArrayList<>();

    private Projection(String channel, SqlConnection connection) {
        this.channel = channel;
        this.connection = connection;
    }

    /**
     * Writes the event's after-images and derived values over whatever was there; of each tuple that is done now and so never
     * changes again, also what is shown of it.
     */
    static Uni<Void> write(Event event, SqlConnection connection, TupleRenderer renderer) {
        var projection = new Projection(event.channel(), connection);
        Map<Key, DerivedStatus> born = born(event);
        int place = 0;
        for (LedgerRecord record : event.records()) {
            DerivedStatus status =
                    record instanceof org.substra.contract.record.Tuple tuple ? born.get(tuple.key()) : null;
            RecordRows.of(event.channel(), record, new Birth(event.position(), place++, status))
                    .forEach(projection::add);
        }
        event.derived().stream()
                .filter(derived -> !(derived instanceof DerivedStatus status && born.containsKey(status.tuple())))
                .forEach(projection::add);
        return projection.send().chain(() -> projection.show(renderer));
    }

    /** Of the tuples that the event creates: what it tells of their statuses. */
    private static Map<Key, DerivedStatus> born(Event event) {
        Set<Key> created = event.records().stream()
                .filter(org.substra.contract.record.Tuple.class::isInstance)
                .map(record -> ((org.substra.contract.record.Tuple) record).key())
                .collect(Collectors.toSet());
        return event.derived().stream()
                .filter(DerivedStatus.class::isInstance)
                .map(DerivedStatus.class::cast)
                .filter(status -> created.contains(status.tuple()))
                .collect(Collectors.toMap(DerivedStatus::tuple, status -> status));
    }

    private static RecordRows.Row row(String channel, Derived derived) {
        return switch (derived) {
            case DerivedStatus(var tuple, var status, var parentFailed) ->
                RecordRows.Row.of(Statement.STATUS, channel, tuple.value(), status.word(), parentFailed);
            case ModelCleaned(var tuple) -> RecordRows.Row.of(Statement.CLEANED, channel, tuple.value());
            case PlanStatus(var plan, var status, var tuples, var done) ->
                RecordRows.Row.of(Statement.PLAN_STATUS, channel, plan.value(), status.word(), tuples, done);
        };
    }

    private void add(Derived derived) {
        add(row(channel, derived));
        if (derived instanceof DerivedStatus(var tuple, var status, var _) && status == TupleStatus.DONE) {
            done.add(tuple.value());
        }
    }

    private void add(RecordRows.Row row) {
        rows.computeIfAbsent(row.statement(), _ -> new ArrayList<>()).add(row.values());
    }

    /** In the order of {@link Statement}: a tuple is there before its state and status. */
    private Uni<Void> send() {
        return Multi.createFrom()
                .iterable(rows.entrySet())
                .onItem()
                .transformToUniAndConcatenate(batch -> batch.getKey().write(batch.getValue(), connection))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> show(TupleRenderer renderer) {
        if (done.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Tuples.load(connection, channel, done)
                .map(tuples -> tuples.stream()
                        .map(tuple -> Tuple.of(channel, tuple.definition().key().value(), renderer.json(tuple)))
                        .toList())
                .chain(shown -> connection.preparedQuery(SHOWN).executeBatch(shown))
                .replaceWithVoid();
    }
}
