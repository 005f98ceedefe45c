package org.substra.scheduler.backlog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.scheduler.database.Sql;

/** Which tuples may be taken now, and in which order. Everything joins the caller's transaction. */
@ApplicationScoped
public class Claims {

    /** The order in which tuples run: the oldest first. The one place that says so. */
    private static final String ORDER = "created_block, created_idx, created_place, channel, tuple";

    /** Free to be moved on: nobody has it under lease, it is not being failed, and its pause is over. */
    private static final String FREE = """
            channel = any(:channels) and not_before <= :now
            and not exists (select 1 from assignment a where a.channel = b.channel and a.tuple = b.tuple)
            and not exists (select 1 from ending e where e.channel = b.channel and e.tuple = b.tuple)
            """;

    private static final String RUNNABLE =
            "select b.* from backlog b where status in ('todo', 'doing') and not parent_failed and "
                    + FREE
                    + " order by " + ORDER + " limit :limit for update of b skip locked";

    private static final String ORPHANS = "select b.* from backlog b where parent_failed and " + FREE + " order by "
            + ORDER + " limit :limit for update of b skip locked";

    private final BacklogTuples tuples;

    Claims(BacklogTuples tuples) {
        this.tuples = tuples;
    }

    /** Takes the first runnable tuples; one that was started before, and lost its worker, is runnable again. */
    public Uni<List<Claimed>> claim(List<String> channels, int limit) {
        return find(RUNNABLE, channels, limit)
                .map(rows -> rows.stream().map(BacklogTuple::claim).toList());
    }

    /** The first tuples that have to be failed because of a parent. */
    public Uni<List<Orphan>> orphans(List<String> channels, int limit) {
        return find(ORPHANS, channels, limit)
                .map(rows -> rows.stream()
                        .map(row -> new Orphan(row.id, row.recordedAttempt))
                        .toList());
    }

    /** The trace that the tuple was created in; null when that is not known. */
    public Uni<@Nullable String> trace(TupleId id) {
        return tuples.findById(id).map(row -> row == null ? null : row.traceparent);
    }

    /** Leaves the tuple alone for a while, unless it leaves the backlog first. */
    public Uni<Void> pause(TupleId id, Duration pause) {
        return tuples.update("notBefore = ?1 where id = ?2", Instant.now().plus(pause), id)
                .replaceWithVoid();
    }

    private static Uni<List<BacklogTuple>> find(String sql, List<String> channels, int limit) {
        return Sql.select(
                BacklogTuple.class,
                sql,
                Map.of("channels", channels.toArray(String[]::new), "now", Instant.now(), "limit", limit));
    }
}
