package org.substra.api.readmodel;

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
    TUPLE("""
            insert into ledger_tuple (channel, key, kind, creator, worker, algo, data_manager, objective, trained, tag,
            list_order, record, plan, rank, born_block, born_index, born_place, certified, status, parent_failed)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            on conflict (channel, key) do update set record = excluded.record, status = excluded.status,
            parent_failed = excluded.parent_failed"""),
    TUPLE_PARENT("""
            insert into ledger_tuple_parent (channel, tuple, place, parent) values ($1, $2, $3, $4)
            on conflict (channel, tuple, place) do update set parent = excluded.parent"""),
    MODEL("""
            insert into ledger_model (channel, hash, tuple) values ($1, $2, $3)
            on conflict (channel, hash) do update set tuple = excluded.tuple"""),
    STATE("update ledger_tuple set state = $3, log = $4, perf = $5 where channel = $1 and key = $2"),
    STATUS("""
            update ledger_tuple set status = $3, parent_failed = $4
            where channel = $1 and key = $2 and (status, parent_failed) is distinct from ($3, $4)"""),
    CLEANED("""
            with changed as (
                update ledger_tuple set cleaned = true where channel = $1 and key = $2 and not cleaned
                returning channel, key)
            insert into cleaned_model (channel, tuple) select channel, key from changed on conflict do nothing"""),
    PLAN_STATUS("""
            update ledger_compute_plan set status = $3, tuple_count = $4, done_count = $5
            where channel = $1 and key = $2""");

    private final String sql;

    Statement(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
