package org.substra.scheduler.fleet;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.scheduler.database.Sql;

/** Who works here. Times are the database's, for schedulers on several machines have to agree. */
@ApplicationScoped
public class Fleet implements PanacheRepositoryBase<WorkerRow, String> {

    /** Of a row of {@code worker} called {@code w}: it was heard of within a lease; takes {@code :lease}. */
    public static final String PRESENT = "w.seen_at > now() - make_interval(secs => :lease)";

    private static final Duration FORMER_KEPT = Duration.ofDays(1);

    private final LeaseConfig lease;

    Fleet(LeaseConfig lease) {
        this.lease = lease;
    }

    /**
     * The workers heard of within a lease. Until the caller's transaction ends they may say that they are still there, but no other
     * incarnation of them takes their place.
     */
    public Uni<List<Worker>> keepPresent() {
        return Sql.select(
                        WorkerRow.class,
                        "select w.* from worker w where " + PRESENT + " order by w.id for key share",
                        Map.of("lease", lease.seconds()))
                .map(rows -> rows.stream().map(WorkerRow::toWorker).toList());
    }

    /** Notes what a worker says of itself; joins the caller's transaction and locks the worker. */
    public Uni<Arrival> seen(Worker worker) {
        return seenAgain(worker)
                .chain(again -> again ? Uni.createFrom().item(Arrival.KNOWN) : seenForTheFirstTime(worker));
    }

    private Uni<Arrival> seenForTheFirstTime(Worker worker) {
        return isFormer(worker)
                .chain(former -> former
                        ? Uni.createFrom().item(Arrival.FORMER)
                        : lock(worker.id()).chain(row -> note(worker, row)));
    }

    /** Waits for those who keep it as it is, as Hibernate's own lock would not. */
    private static Uni<@Nullable WorkerRow> lock(String id) {
        return Sql.select(WorkerRow.class, "select * from worker where id = :id for update", Map.of("id", id))
                .map(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    /** Drops whoever was silent for too long. Answers how many. */
    @WithTransaction
    public Uni<Integer> forget() {
        return Sql.change(
                        "delete from former_incarnation where ended_at < now() - make_interval(secs => :kept)",
                        Map.of("kept", (double) FORMER_KEPT.toSeconds()))
                .chain(() -> Sql.change(
                        "delete from worker where seen_at < now() - make_interval(secs => :silence)",
                        Map.of("silence", lease.seconds() * lease.forgetAfter())));
    }

    private static Uni<Boolean> seenAgain(Worker worker) {
        return Sql.change(
                        "update worker set slots = :slots, seen_at = now() where id = :id and incarnation = :incarnation",
                        Map.of("id", worker.id(), "incarnation", worker.incarnation(), "slots", worker.slots()))
                .map(rows -> rows == 1);
    }

    private Uni<Boolean> isFormer(Worker worker) {
        return Sql.columns(
                        "select worker, incarnation from former_incarnation"
                                + " where worker = :worker and incarnation = :incarnation",
                        Map.of("worker", worker.id(), "incarnation", worker.incarnation()))
                .map(rows -> !rows.isEmpty());
    }

    private Uni<Arrival> note(Worker worker, @Nullable WorkerRow known) {
        boolean same = known != null && known.incarnation.equals(worker.incarnation());
        Uni<Integer> retired = known == null || same
                ? Uni.createFrom().item(0)
                : Sql.change(
                        "insert into former_incarnation values (:worker, :incarnation, now()) on conflict do nothing",
                        Map.of("worker", known.id, "incarnation", known.incarnation));
        return retired.chain(() -> upsert(worker)).replaceWith(same ? Arrival.KNOWN : Arrival.NEW);
    }

    private static Uni<Integer> upsert(Worker worker) {
        return Sql.change("""
                insert into worker values (:id, :incarnation, :slots, now())
                on conflict (id) do update set incarnation = :incarnation, slots = :slots, seen_at = now()
                """, Map.of("id", worker.id(), "incarnation", worker.incarnation(), "slots", worker.slots()));
    }
}
