package org.substra.scheduler.backlog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.substra.scheduler.database.Sql;

/**
 * Whose turn it is: priority, then fair share, and nobody starves. Round robin in two stages, each stage giving to
 * whoever has waited longest:
 *
 * <ul>
 *   <li>First a <em>level</em>, which is all shares of one priority on one channel. The time since it was last given a
 *       slot (or since its next share joined, if that is later) counts, and each point of priority counts as so much
 *       waiting more ({@link PriorityConfig#ageing}). So a higher priority goes first, channels of equal priority take
 *       turns, and a level that is d points lower is given a slot after at most d times that long. As a level ages as
 *       a whole, many plans of low priority get no more by being many.
 *   <li>Then, in that level, the {@link Share} that was given a slot least recently: a plan of 100,000 tuples and one of
 *       three are given slots in turn.
 * </ul>
 *
 * Round robin, and not shares of time used (stride, deficit): how long a tuple runs is known only afterwards and a
 * tuple is never interrupted, so the turn is all there is to give; and the one who is next is the first row of an index.
 * A claim reads one share per level, and of it one tuple, plus those that it has to pass: what has a lease or a pause.
 */
@ApplicationScoped
class Turns {

    /** Free to be moved on: nobody has it under lease, it is not being failed, and its pause is over. */
    static final String FREE = """
            b.not_before <= :now
            and not exists (select 1 from assignment a where a.channel = b.channel and a.tuple = b.tuple)
            and not exists (select 1 from ending e where e.channel = b.channel and e.tuple = b.tuple)
            """;

    /** Of one share; one that was started before, and lost its worker, is runnable again. */
    private static final String RUNNABLE = """
            from backlog b
            where b.channel = %s and coalesce(b.plan, '') = %s
              and b.status in ('todo', 'doing') and not b.parent_failed and
            """ + FREE;

    /** The inner select is a value, and not an exists, so that it is one look into an index and never a join. */
    private static final String NEXT = """
            select l.channel, s.plan, l.priority from level l
            cross join lateral (
                select s.plan, s.turn_at from share s
                where s.channel = l.channel and s.priority = l.priority and s.channel || '/' || s.plan <> all(:passed)
                  and (select 1 %s limit 1) = 1
                order by s.turn_at, s.plan limit 1) s
            where l.channel = any(:channels)
            order by greatest(l.given_at, s.turn_at) - l.priority * make_interval(secs => :ageing),
                s.turn_at, l.channel, l.priority desc
            limit 1
            """.formatted(RUNNABLE.formatted("s.channel", "s.plan"));

    private static final String OLDEST = "select b.* " + RUNNABLE.formatted(":channel", ":plan")
            + " order by b.created_block, b.created_idx, b.created_place, b.tuple limit 1 for update skip locked";

    /** Of this database, for this purpose. */
    private static final long LOCK = 0x5475726e73L;

    private final double ageing;

    Turns(PriorityConfig config) {
        if (config.ageing().isNegative()) {
            throw new IllegalArgumentException("substra.priority.ageing: not a time to wait: " + config.ageing());
        }
        this.ageing =
                config.ageing().toMillis() / (double) Duration.ofSeconds(1).toMillis();
    }

    /** One claim at a time: from here on until the transaction ends, turns are this caller's to give. */
    Uni<Void> begin() {
        return Sql.columns("select 1, 2 from pg_advisory_xact_lock(:lock)", Map.of("lock", LOCK))
                .replaceWithVoid();
    }

    /**
     * Whose turn it is; empty when nobody has anything that can run.
     *
     * @param passed the names of shares to leave out
     */
    Uni<Optional<Share>> next(List<String> channels, Collection<String> passed) {
        return Sql.columns(
                        NEXT,
                        Map.of(
                                "channels", channels.toArray(String[]::new),
                                "passed", passed.toArray(String[]::new),
                                "now", Instant.now(),
                                "ageing", ageing))
                .map(rows -> rows.stream()
                        .map(row -> new Share((String) row[0], (String) row[1], (Integer) row[2]))
                        .findFirst());
    }

    /** The oldest tuple of the share that can run, locked; empty when others are busy with all there are. */
    Uni<Optional<BacklogTuple>> oldest(Share share) {
        return Sql.select(
                        BacklogTuple.class,
                        OLDEST,
                        Map.of("channel", share.channel(), "plan", share.plan(), "now", Instant.now()))
                .map(rows -> rows.stream().findFirst());
    }

    /** The share has been given a slot. One that an event is just changing keeps its place: a claim waits for no event. */
    Uni<Void> given(Share share) {
        return Sql.change("""
                        with turn as (
                            update share set turn_at = clock_timestamp() where (channel, plan) in (
                                select channel, plan from share
                                where channel = :channel and plan = :plan for update skip locked))
                        update level set given_at = clock_timestamp() where channel = :channel and priority = :priority
                        """, Map.of("channel", share.channel(), "plan", share.plan(), "priority", share.priority()))
                .replaceWithVoid();
    }
}
