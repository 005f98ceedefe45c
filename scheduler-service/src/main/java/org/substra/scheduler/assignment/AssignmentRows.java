package org.substra.scheduler.assignment;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.scheduler.backlog.Claimed;
import org.substra.scheduler.backlog.TupleId;
import org.substra.scheduler.database.Sql;
import org.substra.scheduler.fleet.LeaseConfig;
import org.substra.scheduler.fleet.Worker;

/** The rows of assignments. Leases begin and end by the database's clock, which all schedulers share. */
@ApplicationScoped
class AssignmentRows implements PanacheRepositoryBase<AssignmentRow, TupleId> {

    private final double lease;

    AssignmentRows(LeaseConfig lease) {
        this.lease = lease.length().toMillis() / (double) Duration.ofSeconds(1).toMillis();
    }

    /** By SQL, as the backlog does: a row that its session has read already may be locked again. */
    Uni<@Nullable AssignmentRow> lock(TupleId id) {
        return Sql.select(
                        AssignmentRow.class,
                        "select * from assignment where channel = :channel and tuple = :tuple for update",
                        Map.of("channel", id.channel(), "tuple", id.tuple()))
                .map(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    Uni<Void> insert(Claimed tuple, Worker worker) {
        return Sql.change(
                        """
                        insert into assignment values (:channel, :tuple, :attempt, :worker, :incarnation,
                            now() + make_interval(secs => :lease), false,
                            (select plan from backlog where channel = :channel and tuple = :tuple))
                        """,
                        Map.of(
                                "channel", tuple.id().channel(),
                                "tuple", tuple.id().tuple(),
                                "attempt", tuple.attempt(),
                                "worker", worker.id(),
                                "incarnation", worker.incarnation(),
                                "lease", lease))
                .replaceWithVoid();
    }

    /** Lengthens a lease from now on. False when this worker has no such lease, or shall stop. */
    Uni<Boolean> renew(RunningTask task, Worker worker) {
        return Sql.change(
                        """
                        update assignment
                        set lease_until = now() + make_interval(secs => :lease)
                        where channel = :channel and tuple = :tuple and attempt = :attempt
                          and worker = :worker and incarnation = :incarnation and not stopping
                        """,
                        Map.of(
                                "channel", task.channel(),
                                "tuple", task.tuple().value(),
                                "attempt", task.attempt(),
                                "worker", worker.id(),
                                "incarnation", worker.incarnation(),
                                "lease", lease))
                .map(rows -> rows == 1);
    }

    Uni<List<TupleId>> expired() {
        return ids("select channel, tuple from assignment where lease_until < now() order by 1, 2", Map.of());
    }

    /** What incarnations other than this one have. */
    Uni<List<TupleId>> older(Worker worker) {
        return ids(
                "select channel, tuple from assignment where worker = :worker and incarnation <> :incarnation order by 1, 2",
                Map.of("worker", worker.id(), "incarnation", worker.incarnation()));
    }

    Uni<@Nullable AssignmentRow> lockExpired(TupleId id) {
        return Sql.select(AssignmentRow.class, """
                        select * from assignment
                        where channel = :channel and tuple = :tuple and lease_until < now() for update
                        """, Map.of("channel", id.channel(), "tuple", id.tuple()))
                .map(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    /** How many slots of each worker are taken. */
    Uni<Map<String, Integer>> taken() {
        return Sql.columns("select worker, cast(count(*) as int) from assignment group by worker", Map.of())
                .map(rows -> {
                    var taken = new HashMap<String, Integer>();
                    rows.forEach(row -> taken.put((String) row[0], (Integer) row[1]));
                    return taken;
                });
    }

    private static Uni<List<TupleId>> ids(String sql, Map<String, Object> parameters) {
        return Sql.columns(sql, parameters)
                .map(rows -> rows.stream()
                        .map(row -> new TupleId((String) row[0], (String) row[1]))
                        .toList());
    }
}
