package org.substra.api.readmodel;

import static org.substra.api.readmodel.Column.BOOLEAN;
import static org.substra.api.readmodel.Column.INT;
import static org.substra.api.readmodel.Column.LONG;
import static org.substra.api.readmodel.Column.TEXT;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** How each kind of row is written; again is no harm. In the order in which they have to be sent. */
enum Statement {
    NODE("insert into ledger_node (channel, id) values ($1, $2) on conflict do nothing"),
    ASSET("""
            insert into ledger_asset (channel, key, kind, owner, name, test_only, record,
            type, metrics_name, test_data_manager)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (channel, key) do update set kind = excluded.kind, owner = excluded.owner,
            name = excluded.name, test_only = excluded.test_only, record = excluded.record, type = excluded.type,
            metrics_name = excluded.metrics_name, test_data_manager = excluded.test_data_manager"""),
    OBJECTIVE_LINK("""
            insert into ledger_objective_link (channel, data_manager, objective) values ($1, $2, $3)
            on conflict (channel, data_manager) do update set objective = excluded.objective"""),
    SAMPLE_LINK("""
            insert into ledger_sample_link (channel, data_manager, sample) values ($1, $2, $3)
            on conflict do nothing"""),
    COMPUTE_PLAN("""
            insert into ledger_compute_plan (channel, key, tag, record, status, tuple_count, done_count)
            values ($1, $2, $3, $4, 'waiting', 0, 0)
            on conflict (channel, key) do update set tag = excluded.tag, record = excluded.record"""),
    TUPLE(
            """
            insert into ledger_tuple (channel, key, kind, creator, worker, algo, data_manager, objective, trained, tag,
            list_order, record, plan, rank, born_block, born_index, born_place, certified, status, parent_failed)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::int[], $15::bigint[],
                $16::int[], $17::int[], $18::boolean[], $19::text[], $20::boolean[])
            on conflict (channel, key) do update set record = excluded.record, status = excluded.status,
            parent_failed = excluded.parent_failed""",
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            INT,
            LONG,
            INT,
            INT,
            BOOLEAN,
            TEXT,
            BOOLEAN),
    TUPLE_PARENT("""
            insert into ledger_tuple_parent (channel, tuple, place, parent)
            select * from unnest($1::text[], $2::text[], $3::int[], $4::text[])
            on conflict (channel, tuple, place) do update set parent = excluded.parent""", TEXT, TEXT, INT, TEXT),
    MODEL("""
            insert into ledger_model (channel, hash, tuple) values ($1, $2, $3)
            on conflict (channel, hash) do update set tuple = excluded.tuple"""),
    STATE("update ledger_tuple set state = $3, log = $4, perf = $5 where channel = $1 and key = $2"),
    STATUS("""
            update ledger_tuple t set status = told.status, parent_failed = told.parent_failed
            from unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) told (channel, key, status, parent_failed)
            where t.channel = told.channel and t.key = told.key
              and (t.status, t.parent_failed) is distinct from (told.status, told.parent_failed)""", TEXT, TEXT, TEXT, BOOLEAN),
    CLEANED("""
            with changed as (
                update ledger_tuple set cleaned = true where channel = $1 and key = $2 and not cleaned
                returning channel, key)
            insert into cleaned_model (channel, tuple) select channel, key from changed on conflict do nothing"""),
    PLAN_STATUS("""
            update ledger_compute_plan set status = $3, tuple_count = $4, done_count = $5
            where channel = $1 and key = $2""");

    private final String sql;
    private final List<Column> columns;

    /** @param columns of a statement that takes all rows together; none: it takes one after the other */
    Statement(String sql, Column... columns) {
        this.sql = sql;
        this.columns = List.of(columns);
    }

    /** Writes the rows. */
    Uni<Void> write(List<Tuple> rows, SqlConnection connection) {
        var query = connection.preparedQuery(sql);
        return (columns.isEmpty() ? query.executeBatch(rows) : query.execute(Column.parameters(columns, rows)))
                .replaceWithVoid();
    }
}
