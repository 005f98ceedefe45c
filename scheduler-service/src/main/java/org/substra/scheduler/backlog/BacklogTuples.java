package org.substra.scheduler.backlog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.scheduler.database.Sql;

@ApplicationScoped
class BacklogTuples implements PanacheRepositoryBase<BacklogTuple, TupleId> {

    /**
     * The row, locked; null when the tuple is not in the backlog. By SQL: to lock a row that its session has read
     * already, Hibernate Reactive makes a statement that does not know composite keys.
     */
    Uni<@Nullable BacklogTuple> lock(TupleId id) {
        return lock(id.channel(), List.of(id.tuple())).map(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    /** Adds new rows, however many, with one statement. The session does not know them afterwards. */
    Uni<Void> add(List<BacklogTuple> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = new JsonArray();
        rows.forEach(row -> columns.add(row.columns()));
        return Sql.change("""
                        insert into backlog
                        select * from jsonb_populate_recordset(cast(null as backlog), cast(cast(:rows as text) as jsonb))
                        """, Map.of("rows", columns.encode())).replaceWithVoid();
    }

    /** Removes rows of one channel with one statement. What has become of them before is not written any more. */
    Uni<Void> remove(String channel, List<BacklogTuple> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] keys = rows.stream().map(row -> row.id.tuple()).toArray(String[]::new);
        return getSession()
                .invoke(session -> rows.forEach(session::detach))
                .chain(() -> Sql.change(
                        "delete from backlog where channel = :channel and tuple = any(:keys)",
                        Map.of("channel", channel, "keys", keys)))
                .replaceWithVoid();
    }

    /** Those of the tuples that are in the backlog, locked. */
    Uni<List<BacklogTuple>> lock(String channel, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Sql.select(BacklogTuple.class, """
                select * from backlog where channel = :channel and tuple = any(:keys) order by tuple for update
                """, Map.of("channel", channel, "keys", keys.toArray(String[]::new)));
    }
}
