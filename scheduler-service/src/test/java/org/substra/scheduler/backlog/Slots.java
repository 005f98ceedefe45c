package org.substra.scheduler.backlog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.database.Sql;
import org.substra.scheduler.fake.Database;

/** A backlog on channels that the running scheduler does not follow, and slots that only the test gives. */
@Singleton
class Slots {

    static final List<String> CHANNELS = List.of("left", "right");

    private final Database database;
    private final Claims claims;
    private final Shares shares;
    private final AtomicInteger blocks = new AtomicInteger();
    private final AtomicInteger prioritised = new AtomicInteger();

    Slots(Database database, Claims claims, Shares shares) {
        this.database = database;
        this.claims = claims;
        this.shares = shares;
    }

    /** Tuples that can run, called {@code plan 1}, {@code plan 2}, …; outside plans when the plan is called so. */
    void add(String channel, String plan, int tuples) {
        int block = blocks.incrementAndGet();
        database.change("""
                insert into backlog (channel, tuple, kind, parents, created_block, created_idx, created_place, status,
                    recorded_attempt, own_attempt, parent_failed, not_before, plan)
                select '%1$s', '%2$s ' || n, 'traintuple', '{}', %3$d, 0, n, 'todo', 0, 0, false, to_timestamp(0),
                    nullif('%2$s', 'outside') from generate_series(1, %4$d) n
                """.formatted(channel, plan, block, tuples));
        settle(channel, plan);
    }

    void prioritise(String channel, String plan, int priority) {
        run(() -> shares.prioritise(channel, plan, priority));
    }

    /** As an event that has changed tuples of the plan. */
    void settle(String channel, String plan) {
        run(() -> shares.settle(channel, List.of(plan.equals("outside") ? Share.OUTSIDE : plan)));
    }

    /** Gives some slots in one transaction. Answers the tuples' names. */
    List<String> give(int slots) {
        return run(() -> claim(slots));
    }

    /** As {@link #give}, to be run in a transaction of the caller. */
    Uni<List<String>> claim(int slots) {
        return claims.begin()
                .chain(() -> claims.claim(
                        CHANNELS,
                        slots,
                        claimed -> Sql.change(
                                        "insert into assignment values (:channel, :tuple, 1, 'w', 'i', now() + interval '1 hour', false, null)",
                                        Map.of(
                                                "channel",
                                                claimed.id().channel(),
                                                "tuple",
                                                claimed.id().tuple()))
                                .replaceWith(claimed.id().tuple())));
    }

    /** Finishes what has a slot and changes priorities, as one event of the channel might. Answers how many tuples. */
    Uni<Integer> finish(String channel) {
        return Sql.columns("""
                        select b.tuple, coalesce(b.plan, '') from backlog b
                        where channel = :channel
                          and exists (select 1 from assignment a where a.channel = b.channel and a.tuple = b.tuple)
                        order by tuple for update
                        """, Map.of("channel", channel))
                .call(rows -> InOrder.each(
                        rows,
                        row -> Sql.change(
                                        "delete from backlog where channel = :channel and tuple = :tuple",
                                        Map.of("channel", channel, "tuple", row[0]))
                                .chain(() ->
                                        shares.prioritise(channel, (String) row[1], prioritised.incrementAndGet() % 3))
                                .chain(() -> shares.settle(channel, List.of((String) row[1])))))
                .map(List::size);
    }

    static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(work));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
