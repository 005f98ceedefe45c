-- Compute plans, and where in which plan a tuple stands.

alter table ledger_tuple
    -- an aggregatetuple has none
    alter column data_manager drop not null,
    add column plan text collate "C",
    add column rank integer,
    -- its model is gone for good
    add column cleaned boolean not null default false,
    -- the event it came with, and its place in it: tuples of a plan are listed in this order
    add column born_block bigint not null default 0,
    add column born_index integer not null default 0,
    add column born_place integer not null default 0;
create index ledger_tuple_plan on ledger_tuple (plan, channel, kind, born_block, born_index, born_place)
    where plan is not null;

-- No index but the primary key begins with the channel. Else a plan for (channel, key) that was made while the tables were
-- small may read all that the channel has, for each tuple of an event.
drop index ledger_tuple_order, ledger_tuple_status, ledger_tuple_tag, ledger_tuple_trained, ledger_tuple_algo,
    ledger_tuple_data_manager, ledger_asset_order, ledger_asset_name, ledger_asset_metrics_name,
    ledger_asset_test_data_manager, ledger_objective_link_objective, ledger_sample_link_sample;
-- the columns by which pages go on come first
create index ledger_tuple_order on ledger_tuple (kind, list_order, key, channel);
create index ledger_tuple_status on ledger_tuple (kind, channel, status, list_order, key);
create index ledger_tuple_tag on ledger_tuple (kind, channel, tag, list_order, key);
create index ledger_tuple_plan_id on ledger_tuple (kind, channel, coalesce(plan, ''), list_order, key);
create index ledger_tuple_trained on ledger_tuple (trained, channel) where trained is not null;
create index ledger_tuple_algo on ledger_tuple (algo, channel);
create index ledger_tuple_data_manager on ledger_tuple (data_manager, channel);
create index ledger_asset_order on ledger_asset (kind, channel, owner, key);
create index ledger_asset_name on ledger_asset (kind, channel, name);
create index ledger_asset_metrics_name on ledger_asset (metrics_name, channel) where metrics_name is not null;
create index ledger_asset_test_data_manager on ledger_asset (test_data_manager, channel)
    where test_data_manager is not null;
create index ledger_objective_link_objective on ledger_objective_link (objective, channel);
create index ledger_sample_link_sample on ledger_sample_link (sample, channel);

create table ledger_compute_plan (
    channel text collate "C",
    key text collate "C",
    tag text not null,
    record text not null,
    status text not null,
    tuple_count integer not null,
    done_count integer not null,
    primary key (channel, key)
);
create index ledger_compute_plan_status on ledger_compute_plan (status, channel);
create index ledger_compute_plan_tag on ledger_compute_plan (tag, channel);
