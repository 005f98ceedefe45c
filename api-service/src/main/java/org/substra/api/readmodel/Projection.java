package org.substra.api.readmodel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.Event;
import org.substra.contract.record.LedgerRecord;

/** What an event means for the tables: each record is one row, sent with all others of its table in one batch. */
final class Projection {

    private final Map<Statement, List<Tuple>> rows = new EnumMap<>(Statement.class);

    private Projection() {}

    /** Writes the event's after-images and derived values over whatever was there. */
    static Uni<Void> write(Event event, SqlConnection connection) {
        var projection = new Projection();
        for (LedgerRecord record : event.records()) {
            RecordRows.of(event.channel(), record).forEach(projection::add);
        }
        for (DerivedStatus derived : event.derived()) {
            projection.add(new RecordRows.Row(
                    Statement.STATUS,
                    Tuple.of(
                            event.channel(),
                            derived.tuple().value(),
                            derived.status().word(),
                            derived.parentFailed())));
        }
        return projection.send(connection);
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
