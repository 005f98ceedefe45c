package org.substra.scheduler.plan;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.event.PlanStatus;
import org.substra.scheduler.assignment.PlanWorkers;
import org.substra.scheduler.backlog.Told;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.database.Sql;
import org.substra.scheduler.feed.Feeds;
import org.substra.scheduler.fleet.Fleet;
import org.substra.scheduler.fleet.LeaseConfig;
import org.substra.scheduler.outbox.Outbox;
import org.substra.scheduler.outbox.Outgoing;
import org.substra.scheduler.outbox.Target;

/** Plans that are done, failed or canceled: workers are told once the last of their tuples has left its slot here. */
@ApplicationScoped
public class EndedPlans {

    private static final int BATCH = 100;

    /** In a failed plan what is doing goes on; in a canceled one a container takes a moment to stop. Somebody has to hear it. */
    private static final String QUIET = """
            select p.channel, p.plan, now() from ended_plan p
            where p.channel = any(:channels)
              and exists (select 1 from worker w where %s)
              and not exists (select 1 from backlog b where b.channel = p.channel and b.plan = p.plan)
              and not exists (select 1 from assignment a where a.channel = p.channel and a.plan = p.plan)
            order by p.channel, p.plan limit :limit for update of p skip locked
            """.formatted(Fleet.PRESENT);

    private final Feeds feeds;
    private final Outbox outbox;
    private final PlanWorkers workers;
    private final double lease;

    EndedPlans(Feeds feeds, Outbox outbox, PlanWorkers workers, LeaseConfig lease) {
        this.feeds = feeds;
        this.outbox = outbox;
        this.workers = workers;
        this.lease = lease.seconds();
    }

    /** Notes which plans have ended with these events; joins the caller's transaction. Answers whether there are any. */
    public Uni<Boolean> note(String channel, List<Told> events) {
        var last = new LinkedHashMap<Key, PlanStatus>();
        events.stream()
                .flatMap(told -> told.event().derived().stream())
                .filter(PlanStatus.class::isInstance)
                .map(PlanStatus.class::cast)
                .forEach(plan -> last.put(plan.plan(), plan));
        return InOrder.each(List.copyOf(last.values()), plan -> note(channel, plan))
                .replaceWith(
                        last.values().stream().anyMatch(plan -> plan.status().isFinal()));
    }

    /** Tells the workers. Answers how many plans are over. */
    @WithTransaction
    public Uni<Integer> tell() {
        return Sql.columns(
                        QUIET,
                        Map.of("channels", feeds.caughtUp().toArray(String[]::new), "lease", lease, "limit", BATCH))
                .map(rows -> rows.stream()
                        .map(row -> new EndedPlan(
                                (String) row[0], new Key((String) row[1]), ((OffsetDateTime) row[2]).toInstant()))
                        .toList())
                .call(plans -> InOrder.each(plans, this::over))
                .map(List::size);
    }

    /** A plan that is done may go on with tuples that are added later. */
    private static Uni<Void> note(String channel, PlanStatus plan) {
        String change = plan.status().isFinal()
                ? "insert into ended_plan values (:channel, :plan) on conflict do nothing"
                : "delete from ended_plan where channel = :channel and plan = :plan";
        return Sql.change(change, Map.of("channel", channel, "plan", plan.plan().value()))
                .replaceWithVoid();
    }

    private Uni<Void> over(EndedPlan plan) {
        var message = PlanOver.of(plan);
        return outbox.append(new Outgoing(
                        Target.TASKS_CONTROL, "plan-over", message.id(), Json.write(message), null, null, null))
                .chain(() -> Sql.change(
                        "delete from ended_plan where channel = :channel and plan = :plan",
                        Map.of("channel", plan.channel(), "plan", plan.plan().value())))
                .chain(() -> workers.forget(plan.channel(), plan.plan().value()));
    }
}
