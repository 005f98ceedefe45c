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
create index ledger_tuple_plan on ledger_tuple (channel, plan, kind, born_block, born_index, born_place)
    where plan is not null;

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
create index ledger_compute_plan_status on ledger_compute_plan (channel, status);
create index ledger_compute_plan_tag on ledger_compute_plan (channel, tag);
