package org.substra.api.readmodel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Listed;
import org.substra.api.search.SearchList;
import org.substra.api.search.Searches;
import org.substra.contract.Key;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.ComputePlan;

/** Compute plans with the keys of their tuples. No more than one page of plans is in memory at a time. */
@ApplicationScoped
public class ComputePlans {

    /** Keys of so many tuples are read at once, unless one plan alone has more. */
    private static final int TUPLES = 10_000;

    private static final String PLAN = """
            select key, record, status, tuple_count, done_count from ledger_compute_plan
            where channel = $1 and key = $2""";
    private static final String PLANS = """
            select key, record, status, tuple_count, done_count from ledger_compute_plan
            where channel = $1 and key = any ($2) order by key""";
    private static final String KEYS = """
            select plan, kind, key from ledger_tuple where channel = $1 and plan = any ($2)
            order by plan, kind, born_block, born_index, born_place""";
    private static final String FIRST_KEYS = """
            select $2::text as plan, kinds.kind, tuples.key
            from (values ('traintuple'), ('composite_traintuple'), ('aggregatetuple'), ('testtuple')) as kinds (kind)
            cross join lateral (
                select key from ledger_tuple t where t.channel = $1 and t.plan = $2 and t.kind = kinds.kind
                order by born_block, born_index, born_place limit $3) as tuples""";

    private final Pool pool;
    private final Searches searches;

    ComputePlans(Pool pool, Searches searches) {
        this.pool = pool;
        this.searches = searches;
    }

    /** The plan with all of its keys; null when there is none. */
    public Uni<@Nullable ComputePlanRow> find(String channel, Key key) {
        return header(channel, key)
                .onItem()
                .ifNotNull()
                .transformToUni(plan -> withKeys(channel, List.of(plan)).map(List::getFirst));
    }

    /** The plan with at most so many keys of each kind, the oldest ones; null when there is none. */
    public Uni<@Nullable ComputePlanRow> find(String channel, Key key, int limit) {
        return header(channel, key)
                .onItem()
                .ifNotNull()
                .transformToUni(plan -> pool.preparedQuery(FIRST_KEYS)
                        .execute(Tuple.of(channel, key.value(), limit))
                        .map(rows -> plan.with(byPlan(rows).getOrDefault(key.value(), Map.of()))));
    }

    /** By key, each with all of its keys, read as they are wanted. */
    public Uni<Listed<ComputePlanRow>> list(String channel, ListQuery query) {
        return searches.find(channel, SearchList.COMPUTE_PLAN, query, keys -> page(channel, keys))
                .map(found -> new Listed.Streamed<>(withKeys(channel, found.pages()), found.next()));
    }

    private Multi<List<ComputePlanRow>> withKeys(String channel, Multi<List<ComputePlanRow>> pages) {
        return pages.onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(chunks(page)))
                .onItem()
                .transformToUniAndConcatenate(chunk -> withKeys(channel, chunk));
    }

    private Uni<@Nullable ComputePlanRow> header(String channel, Key key) {
        return pool.preparedQuery(PLAN)
                .execute(Tuple.of(channel, key.value()))
                .map(rows -> rows.size() == 0 ? null : row(rows.iterator().next()));
    }

    private Uni<List<ComputePlanRow>> page(String channel, List<String> keys) {
        return pool.preparedQuery(PLANS)
                .execute(Tuple.of(channel, keys.toArray(String[]::new)))
                .map(rows -> {
                    var page = new ArrayList<ComputePlanRow>();
                    rows.forEach(plan -> page.add(row(plan)));
                    return page;
                });
    }

    private Uni<List<ComputePlanRow>> withKeys(String channel, List<ComputePlanRow> plans) {
        String[] keys = plans.stream()
                .filter(plan -> plan.tupleCount() > 0)
                .map(plan -> plan.plan().key().value())
                .toArray(String[]::new);
        return pool.preparedQuery(KEYS)
                .execute(Tuple.of(channel, keys))
                .map(ComputePlans::byPlan)
                .map(found -> plans.stream()
                        .map(plan ->
                                plan.with(found.getOrDefault(plan.plan().key().value(), Map.of())))
                        .toList());
    }

    private static List<List<ComputePlanRow>> chunks(List<ComputePlanRow> page) {
        var chunks = new ArrayList<List<ComputePlanRow>>();
        var chunk = new ArrayList<ComputePlanRow>();
        long tuples = 0;
        for (ComputePlanRow plan : page) {
            if (!chunk.isEmpty() && tuples + plan.tupleCount() > TUPLES) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                tuples = 0;
            }
            chunk.add(plan);
            tuples += plan.tupleCount();
        }
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        return chunks;
    }

    private static Map<String, Map<TupleKind, List<String>>> byPlan(RowSet<Row> rows) {
        var plans = new HashMap<String, Map<TupleKind, List<String>>>();
        rows.forEach(row -> plans.computeIfAbsent(row.getString(0), _ -> new EnumMap<>(TupleKind.class))
                .computeIfAbsent(TupleKind.valueOf(upper(row.getString(1))), _ -> new ArrayList<>())
                .add(row.getString(2)));
        return plans;
    }

    private static ComputePlanRow row(Row row) {
        return new ComputePlanRow(
                Records.read(ComputePlan.class, row.getString(1)),
                TupleStatus.valueOf(upper(row.getString(2))),
                row.getInteger(3),
                row.getInteger(4),
                Map.of());
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
