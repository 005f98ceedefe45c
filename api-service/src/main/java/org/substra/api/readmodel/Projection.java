package org.substra.api.readmodel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.substra.contract.event.Derived;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.Event;
import org.substra.contract.event.ModelCleaned;
import org.substra.contract.event.PlanStatus;
import org.substra.contract.record.LedgerRecord;

/** What an event means for the tables: each record is one row, sent with all others of its table in one batch. */
final class Projection {

    private final Map<Statement, List<Tuple>> rows = new EnumMap<>(Statement.class);

    private Projection() {}

    /** Writes the event's after-images and derived values over whatever was there. */
    static Uni<Void> write(Event event, SqlConnection connection) {
        var projection = new Projection();
        int place = 0;
        for (LedgerRecord record : event.records()) {
            RecordRows.of(event.channel(), record, new Birth(event.position(), place++))
                    .forEach(projection::add);
        }
        event.derived().forEach(derived -> projection.add(row(event.channel(), derived)));
        return projection.send(connection);
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

    private void add(RecordRows.Row row) {
        rows.computeIfAbsent(row.statement(), _ -> new ArrayList<>()).add(row.values());
    }

    /** In the order of {@link Statement}: a tuple is there before its state and status. */
    private Uni<Void> send(SqlConnection connection) {
        return Multi.createFrom()
                .iterable(rows.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        batch -> connection.preparedQuery(batch.getKey().sql()).executeBatch(batch.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
