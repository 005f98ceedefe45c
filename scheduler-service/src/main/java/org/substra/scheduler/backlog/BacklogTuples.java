package org.substra.scheduler.backlog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
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
