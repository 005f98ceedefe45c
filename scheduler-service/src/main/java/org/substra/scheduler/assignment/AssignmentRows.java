package org.substra.scheduler.assignment;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.substra.scheduler.backlog.Claimed;
import org.substra.scheduler.backlog.TupleId;
import org.substra.scheduler.database.Sql;
import org.substra.scheduler.fleet.LeaseConfig;
import org.substra.scheduler.fleet.Worker;

/** The rows of assignments. Leases begin and end by the database's clock, which all schedulers share. */
@ApplicationScoped
class AssignmentRows implements PanacheRepositoryBase<AssignmentRow, TupleId> {

    /** In one statement, as a worker may have many; locked in the order of {@link TupleId}, as everywhere. */
    private static final String RENEW = """
            with held as (
                select a.channel, a.tuple from assignment a
                join unnest(cast(:channels as text[]), cast(:tuples as text[]), cast(:attempts as int[]))
                  as told(channel, tuple, attempt)
                  on a.channel = told.channel and a.tuple = told.tuple and a.attempt = told.attempt
                where a.worker = :worker and a.incarnation = :incarnation and not a.stopping
                order by a.channel collate "C", a.tuple collate "C" for update of a),
            renewed as (
                update assignment a set lease_until = now() + make_interval(secs => :lease)
                from held where a.channel = held.channel and a.tuple = held.tuple
                returning a.channel, a.tuple)
            select channel, tuple from renewed
            """;

    private static final String TAKEN =
            "select w.id, cast(%s as int) from worker w join assignment a on a.worker = w.id group by w.id"
                    .formatted(SlotRule.TAKEN);

    private final double lease;

    AssignmentRows(LeaseConfig lease) {
        this.lease = lease.seconds();
    }

    /** By SQL, as the backlog does: a row that its session has read already may be locked again. */
    Uni<@Nullable AssignmentRow> lock(TupleId id) {
        return Sql.select(
                        AssignmentRow.class,
                        "select * from assignment where channel = :channel and tuple = :tuple for update",
                        Map.of("channel", id.channel(), "tuple", id.tuple()))
                .map(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    /** Those of the tuples that are assigned, locked in the order of {@link TupleId}. */
    Uni<List<AssignmentRow>> lock(String channel, Collection<String> tuples) {
        if (tuples.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Sql.select(
                AssignmentRow.class, """
                        select * from assignment where channel = :channel and tuple = any(:tuples)
                        order by tuple collate "C" for update
                        """, Map.of("channel", channel, "tuples", tuples.toArray(String[]::new)));
    }

    Uni<Void> insert(Claimed tuple, Worker worker) {
        return Sql.change(
                        """
                        insert into assignment values (:channel, :tuple, :attempt, :worker, :incarnation,
                            now() + make_interval(secs => :lease), false, nullif(cast(:plan as text), ''))
                        """,
                        Map.of(
                                "channel", tuple.id().channel(),
                                "tuple", tuple.id().tuple(),
                                "attempt", tuple.attempt(),
                                "worker", worker.id(),
                                "incarnation", worker.incarnation(),
                                "lease", lease,
                                "plan", tuple.plan() == null ? "" : tuple.plan()))
                .replaceWithVoid();
    }

    /** Ends a lease. False when there is no such lease. */
    Uni<Boolean> end(TupleId id, int attempt, Worker worker) {
        return Sql.change(
                        """
                        delete from assignment where channel = :channel and tuple = :tuple
                          and attempt = :attempt and worker = :worker and incarnation = :incarnation
                        """,
                        Map.of(
                                "channel", id.channel(),
                                "tuple", id.tuple(),
                                "attempt", attempt,
                                "worker", worker.id(),
                                "incarnation", worker.incarnation()))
                .map(rows -> rows == 1);
    }

    /** Lengthens leases from now on. Answers the renewed ones: not those this worker does not have, or shall stop. */
    Uni<Set<TupleId>> renew(List<RunningTask> running, Worker worker) {
        return Sql.columns(
                        RENEW,
                        Map.of(
                                "channels",
                                        running.stream()
                                                .map(RunningTask::channel)
                                                .toArray(String[]::new),
                                "tuples",
                                        running.stream()
                                                .map(task -> task.tuple().value())
                                                .toArray(String[]::new),
                                "attempts",
                                        running.stream()
                                                .map(RunningTask::attempt)
                                                .toArray(Integer[]::new),
                                "worker", worker.id(),
                                "incarnation", worker.incarnation(),
                                "lease", lease))
                .map(rows -> rows.stream().map(AssignmentRows::id).collect(Collectors.toSet()));
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
        return Sql.columns(TAKEN, Map.of()).map(rows -> {
            var taken = new HashMap<String, Integer>();
            rows.forEach(row -> taken.put((String) row[0], (Integer) row[1]));
            return taken;
        });
    }

    private static Uni<List<TupleId>> ids(String sql, Map<String, Object> parameters) {
        return Sql.columns(sql, parameters)
                .map(rows -> rows.stream().map(AssignmentRows::id).toList());
    }

    private static TupleId id(Object[] row) {
        return new TupleId((String) row[0], (String) row[1]);
    }
}
