package org.substra.scheduler.assignment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.substra.scheduler.backlog.Claimed;
import org.substra.scheduler.database.Sql;
import org.substra.scheduler.fleet.Worker;

/** Which worker was last given a tuple of a compute plan. Everything joins the caller's transaction. */
@ApplicationScoped
public class PlanWorkers {

    /** Empty outside plans, and for the first tuple of one. */
    Uni<Optional<String>> last(Claimed tuple) {
        if (tuple.plan() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Sql.columns(
                        "select worker, plan from plan_worker where channel = :channel and plan = :plan",
                        Map.of("channel", tuple.id().channel(), "plan", tuple.plan()))
                .map(rows -> rows.stream().map(row -> (String) row[0]).findFirst());
    }

    Uni<Void> note(Claimed tuple, Worker worker) {
        if (tuple.plan() == null) {
            return Uni.createFrom().voidItem();
        }
        return Sql.change("""
                        insert into plan_worker values (:channel, :plan, :worker)
                        on conflict (channel, plan) do update set worker = excluded.worker
                        """, Map.of("channel", tuple.id().channel(), "plan", tuple.plan(), "worker", worker.id()))
                .replaceWithVoid();
    }

    /** The plan is over. */
    public Uni<Void> forget(String channel, String plan) {
        return Sql.change(
                        "delete from plan_worker where channel = :channel and plan = :plan",
                        Map.of("channel", channel, "plan", plan))
                .replaceWithVoid();
    }
}
