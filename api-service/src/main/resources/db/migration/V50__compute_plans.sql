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
drop index ledger_tuple_order, ledger_tuple_status, ledger_tuple_tag, ledger_tuple_trained, ledger_asset_order;
create index ledger_tuple_order on ledger_tuple (kind, channel, list_order, key);
create index ledger_tuple_status on ledger_tuple (kind, channel, status);
create index ledger_tuple_tag on ledger_tuple (kind, channel, tag);
create index ledger_tuple_trained on ledger_tuple (trained, channel) where trained is not null;
create index ledger_asset_order on ledger_asset (kind, channel, owner, key);

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
