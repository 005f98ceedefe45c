package org.substra.scheduler.backlog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.substra.contract.event.Event;
import org.substra.contract.record.ComputePlan;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.database.Sql;

/**
 * Who takes part in sharing the slots: every plan with tuples to do here, at its priority. Changed only in transactions
 * that hold the channel's position, so two changes never meet; a claim moves turns and waits for none of these locks.
 */
@ApplicationScoped
class Shares {

    /** Has at least one tuple that may run, now or when its lease or pause is over. One look into an index. */
    private static final String HAS_WORK = """
            (select 1 from backlog b
             where b.channel = :channel and coalesce(b.plan, '') = s.plan
               and b.status in ('todo', 'doing') and not b.parent_failed limit 1)
            """;

    /**
     * Who comes (back) joins behind those who wait: what it missed while it had nothing to do is not made up for. Who is there is
     * looked for first, because an insert would wait for a claim that moves its turn.
     */
    private static final String JOIN = """
            with joined as (
                insert into share
                select cast(:channel as text), s.plan, coalesce(p.priority, 0), clock_timestamp()
                from unnest(cast(:plans as text[])) s(plan)
                left join plan_priority p on p.channel = :channel and p.plan = s.plan
                where %s = 1
                  and not exists (select 1 from share t where t.channel = :channel and t.plan = s.plan)
                on conflict do nothing returning channel, priority)
            insert into level select distinct channel, priority, timestamptz '-infinity' from joined
            on conflict do nothing
            """.formatted(HAS_WORK);

    private static final String LEAVE =
            "delete from share s where s.channel = :channel and s.plan = any(:plans) and %s is null"
                    .formatted(HAS_WORK);

    /** Notes the priorities of new plans, of whoever runs their tuples: some may come here later, some may be here. */
    Uni<Void> note(Event event) {
        List<ComputePlan> plans = event.records().stream()
                .filter(ComputePlan.class::isInstance)
                .map(ComputePlan.class::cast)
                .filter(plan -> plan.priority() != 0)
                .toList();
        return InOrder.each(
                plans, plan -> prioritise(event.channel(), plan.key().value(), plan.priority()));
    }

    /**
     * Lets shares join and leave after tuples have changed.
     *
     * @param joining plans that have a tuple more that may run; {@link Share#OUTSIDE} is one, too
     * @param leaving plans that have one less
     */
    Uni<Void> settle(String channel, Collection<String> joining, Collection<String> leaving) {
        return change(LEAVE, channel, leaving).chain(() -> change(JOIN, channel, joining));
    }

    /** Lets these shares join or leave, whatever has changed. */
    Uni<Void> settle(String channel, Collection<String> plans) {
        return settle(channel, plans, plans);
    }

    private static Uni<Void> change(String sql, String channel, Collection<String> plans) {
        return plans.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.change(sql, Map.of("channel", channel, "plans", plans.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    /** Sets the priority of a plan and, if it takes part already, of its share. */
    Uni<Void> prioritise(String channel, String plan, int priority) {
        Map<String, Object> parameters = Map.of("channel", channel, "plan", plan, "priority", priority);
        return Sql.change("""
                        insert into plan_priority values (:channel, :plan, :priority)
                        on conflict (channel, plan) do update set priority = excluded.priority
                        """, parameters)
                .chain(() -> Sql.change("""
                        with moved as (
                            update share set priority = :priority where channel = :channel and plan = :plan
                            returning channel, priority)
                        insert into level select channel, priority, timestamptz '-infinity' from moved
                        on conflict do nothing
                        """, parameters))
                .replaceWithVoid();
    }

    /** The priorities of those plans that are known to have one. */
    Uni<Map<String, Integer>> priorities(String channel, Collection<String> plans) {
        return Sql.columns(
                        "select plan, priority from plan_priority where channel = :channel and plan = any(:plans)",
                        Map.of("channel", channel, "plans", plans.toArray(String[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (Integer) row[1])));
    }
}
