package org.substra.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.substra.api.testing.Await;

/**
 * How PostgreSQL answers searches in a channel with 10,000 traintuples, which the last one is a rare kind of. They are in a table of
 * one connection that hides the real one and has its indexes: what other tests leave, and when statistics are made of it, changes
 * no plan.
 */
@QuarkusTest
class SearchPlanTest {

    private final Pool pool;
    private SqlConnection connection;

    SearchPlanTest(Pool pool) {
        this.pool = pool;
    }

    @BeforeEach
    void ten_thousand_traintuples() {
        connection = Await.result(pool::getConnection);
        run("create temp table ledger_tuple (like public.ledger_tuple including defaults)");
        List<String> indexes = rows(
                "select indexdef from pg_indexes where schemaname = 'public' and tablename = 'ledger_tuple'",
                Tuple.tuple());
        indexes.forEach(index -> run(index.replace(" ON public.", " ON pg_temp.")));
        run("""
                insert into ledger_tuple (channel, key, kind, creator, worker, algo, data_manager, tag, list_order, record,
                plan, status, parent_failed)
                select 'channel', lpad(to_hex(n), 64, '0'), 'traintuple', 'owkinMSP', 'owkinMSP', 'algo-' || n % 50,
                'manager-' || n % 50, 'tag-' || n % 1000, 'algo-' || n % 50, '{}', 'plan-' || n % 200,
                case when n % 1000 = 0 then 'doing' else 'done' end, false
                from generate_series(1, 10000) n""");
        run("analyze ledger_tuple");
    }

    @AfterEach
    void the_real_table_is_seen_again() {
        run("drop table pg_temp.ledger_tuple");
        Await.result(connection::close);
    }

    @ParameterizedTest
    @CsvSource({
        "traintuple:key:000000000000000000000000000000000000000000000000000000000000000a, ledger_tuple_pkey",
        "traintuple:status:doing, ledger_tuple_status",
        "traintuple:tag:tag-7, ledger_tuple_tag",
        "traintuple:compute_plan_id:plan-7, ledger_tuple_plan_id",
        "'traintuple:tag:tag-7,traintuple:tag:tag-8', ledger_tuple_tag"
    })
    void reads_what_it_searches_for_off_an_index(String search, String index) {
        String plan = plan(SearchList.TRAINTUPLE, search, List.of());

        assertThat(plan).contains(index).doesNotContain("Seq Scan");
    }

    @Test
    void reads_both_of_two_alternatives_off_their_indexes() {
        String plan = plan(SearchList.TRAINTUPLE, "traintuple:tag:tag-7-OR-traintuple:status:doing", List.of());

        assertThat(plan).contains("ledger_tuple_tag", "ledger_tuple_status").doesNotContain("Seq Scan");
    }

    @Test
    void reads_any_page_of_all_off_the_index_of_the_lists_order() {
        List<String> middle = List.of("traintuple", "algo-3", "0");

        assertThat(plan(SearchList.TRAINTUPLE, null, middle))
                .contains("Index Scan using ledger_tuple_order")
                .doesNotContain("Sort");
    }

    @Test
    void reads_the_last_pages_off_the_index_of_the_lists_order() {
        List<String> last = List.of("traintuple", "algo-9", "f");

        assertThat(plan(SearchList.TRAINTUPLE, null, last))
                .contains("Index Scan using ledger_tuple_order")
                .doesNotContain("Sort");
    }

    @Test
    void reads_a_page_of_many_off_an_index_without_sorting_them() {
        List<String> middle = List.of("traintuple", "algo-3", "0");

        assertThat(plan(SearchList.TRAINTUPLE, "traintuple:status:done", middle))
                .doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void reads_a_leaderboard_off_its_index() {
        run("update ledger_tuple set objective = 'o-' || list_order, certified = true, perf = random()");
        run("analyze ledger_tuple");

        List<String> plan = rows("""
                explain select t.record from ledger_tuple t where t.channel = 'channel' and t.objective = 'o-algo-3'
                and t.certified and t.perf is not null order by t.perf desc, t.key desc""", Tuple.tuple());

        assertThat(plan.getFirst()).startsWith("Index Scan Backward using ledger_tuple_perf");
    }

    private String plan(SearchList list, String search, List<String> after) {
        PageQuery query =
                PageQuery.of("channel", list, SearchCondition.of(list, search), List.of("shown"), after, Pages.SIZE);
        return String.join("\n", rows("explain " + query.sql(), query.parameters()));
    }

    private void run(String sql) {
        Await.result(() -> connection.query(sql).execute());
    }

    /** The first column of each row. */
    private List<String> rows(String sql, Tuple parameters) {
        var rows = Await.result(() -> connection.preparedQuery(sql).execute(parameters));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}
