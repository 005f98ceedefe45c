-- Compute plans, and transactions that are told in several events. Everything but the submissions is emptied: the adapter
-- executes the log again from its first entry, and everything gets the same content and, for old entries, the same positions.
truncate tip, executed, world, event, fold_tuple, fold_child;

alter table tip add column event_index integer;
alter table executed add column event_index integer;

-- event_index: the number of the event in its entry, from 0.
alter table event add column event_index integer not null;
alter table event drop constraint event_pkey;
alter table event add primary key (channel, number, event_index);

alter table fold_tuple add column plan text collate "C";
alter table fold_tuple add column open_children integer not null;
alter table fold_tuple add column trains boolean not null;
alter table fold_tuple add column cleaned boolean not null;
create index fold_tuple_unfinished_in_plan on fold_tuple (channel, plan, key) where status in ('WAITING', 'TODO', 'DOING');

-- outside_of: the parent's plan, if the child is not of that plan.
alter table fold_child add column outside_of text collate "C";
create index fold_child_parents on fold_child (channel, child, parent);
create index fold_child_outside on fold_child (channel, outside_of, child) where outside_of is not null;

create table fold_plan (
    channel      text    not null,
    key          text    collate "C" not null,
    clean_models boolean not null,
    canceled     boolean not null,
    failed       boolean not null,
    tuples       integer not null,
    todo         integer not null,
    doing        integer not null,
    done         integer not null,
    primary key (channel, key)
);

-- What came in parts that are not sealed yet, in the order of coming. What it is stands in world.
create table fold_kept (
    channel      text    not null,
    plan         text    collate "C" not null,
    organisation text    collate "C" not null,
    number       integer not null,
    key          text    collate "C" not null,
    primary key (channel, plan, organisation, number)
);
