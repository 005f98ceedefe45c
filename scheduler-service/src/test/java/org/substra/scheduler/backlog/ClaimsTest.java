package org.substra.scheduler.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.substra.scheduler.database.Sql;
import org.substra.scheduler.fake.Database;
import org.substra.scheduler.fake.Together;

@QuarkusTest
class ClaimsTest {

    private static final int PLANS = 1_000;
    private static final int SLOTS = 20;

    @Inject
    Database database;

    @Inject
    Slots slots;

    @BeforeEach
    void reset() {
        database.reset();
    }

    @Test
    void several_schedulers_share_fairly_and_take_no_tuple_twice() throws Exception {
        slots.add("left", "large", 100);
        slots.add("right", "small", 10);

        List<List<String>> taken = Together.run(() -> Panache.withTransaction(() -> slots.claim(5)));

        var all = new ArrayList<String>();
        taken.forEach(all::addAll);
        assertThat(all).hasSize(20).doesNotHaveDuplicates();
        assertThat(all).filteredOn(tuple -> tuple.startsWith("small")).hasSize(10);
    }

    @Test
    void schedulers_that_claim_and_events_that_end_tuples_never_stop_each_other() throws Exception {
        for (int plan = 0; plan < 20; plan++) {
            slots.add(Slots.CHANNELS.get(plan % 2), "plan-" + plan, 1 + plan);
        }
        int total = Integer.parseInt(database.count("backlog"));
        var claimed = new HashSet<String>();

        try (var threads = Executors.newFixedThreadPool(4)) {
            while (!"0".equals(database.count("backlog"))) {
                Callable<List<String>> claim = () -> Slots.run(() -> slots.claim(7));
                List<Callable<List<String>>> work = List.of(claim, claim, finishing("left"), finishing("right"));
                for (Future<List<String>> done : threads.invokeAll(work)) {
                    done.get()
                            .forEach(tuple ->
                                    assertThat(claimed.add(tuple)).as(tuple).isTrue());
                }
            }
        }

        assertThat(claimed).hasSize(total);
        assertThat(database.count("share")).isEqualTo("0");
    }

    private Callable<List<String>> finishing(String channel) {
        return () -> Slots.run(() -> slots.finish(channel).replaceWith(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "true, 1"})
    void a_claim_reads_what_it_gives_and_not_the_backlog(boolean analysed, int priorityOfLarge) {
        slots.prioritise("left", "large", priorityOfLarge);
        slots.add("left", "large", 100_000);
        database.change("""
                insert into backlog (channel, tuple, kind, parents, created_block, created_idx, created_place, status,
                    recorded_attempt, own_attempt, parent_failed, not_before, plan)
                select 'left', 'of plan ' || n, 'traintuple', '{}', 9000, 0, n, 'todo', 0, 0, false, to_timestamp(0),
                    'plan ' || n from generate_series(1, %d) n
                """.formatted(PLANS));
        database.change("insert into share select channel, plan, 0, clock_timestamp() from backlog"
                + " where plan <> 'large' order by created_place");
        database.change("insert into level values ('left', 0, timestamptz '-infinity') on conflict do nothing");
        if (analysed) {
            database.change("analyze backlog, share, level");
        }
        slots.give(SLOTS);

        long read = Slots.run(() -> slots.claim(SLOTS).chain(this::rowsRead));

        Log.infof("%d slots given, %d rows read", SLOTS, read);
        // for each slot it looks past what has one already, twice, in versions that this transaction has left
        assertThat(read).isBetween((long) SLOTS, 2L * SLOTS * 5 * SLOTS);
    }

    private Uni<Long> rowsRead(List<String> taken) {
        assertThat(taken).hasSize(SLOTS);
        return Sql.columns("""
                        select cast(sum(seq_tup_read) as bigint), cast(sum(coalesce(idx_tup_fetch, 0)) as bigint)
                        from pg_stat_xact_user_tables where relname in ('backlog', 'share', 'level')
                        """, Map.of()).map(rows -> (Long) rows.getFirst()[0] + (Long) rows.getFirst()[1]);
    }
}
