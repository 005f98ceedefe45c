-- The node's copy of the ledger. Everything here can be built again from the ledger's events.
-- Keys and names of organisations are compared byte by byte, as the ledger orders them (collate "C").

create table ledger_position (
    channel text primary key,
    -- the newest event applied; null before the first
    block bigint,
    index integer
);

create table ledger_node (
    channel text collate "C",
    id text collate "C",
    primary key (channel, id)
);

create table ledger_asset (
    channel text collate "C",
    key text collate "C",
    kind text not null,
    owner text collate "C" not null,
    name text not null,
    test_only boolean not null,
    record text not null,
    primary key (channel, key)
);
create index ledger_asset_order on ledger_asset (channel, kind, owner, key);

create table ledger_objective_link (
    channel text collate "C",
    data_manager text collate "C",
    objective text collate "C" not null,
    primary key (channel, data_manager)
);

create table ledger_sample_link (
    channel text collate "C",
    data_manager text collate "C",
    sample text collate "C",
    primary key (channel, data_manager, sample)
);
create index ledger_sample_link_sample on ledger_sample_link (channel, sample);

create table ledger_tuple (
    channel text collate "C",
    key text collate "C",
    kind text not null,
    creator text not null,
    worker text not null,
    algo text collate "C" not null,
    data_manager text collate "C" not null,
    objective text collate "C",
    -- the training tuple that a testtuple tests
    trained text collate "C",
    tag text not null,
    -- what a list of its kind is ordered by, before the key
    list_order text collate "C" not null,
    record text not null,
    status text not null,
    parent_failed boolean not null,
    -- the recorded state; null before the first start
    state text,
    primary key (channel, key)
);
create index ledger_tuple_order on ledger_tuple (channel, kind, list_order, key);
create index ledger_tuple_status on ledger_tuple (channel, kind, status);
create index ledger_tuple_tag on ledger_tuple (channel, kind, tag);
create index ledger_tuple_trained on ledger_tuple (channel, trained) where trained is not null;

create table ledger_tuple_parent (
    channel text collate "C",
    tuple text collate "C",
    -- from 0, in the order of the request
    place integer,
    parent text collate "C" not null,
    primary key (channel, tuple, place)
);

create table ledger_model (
    channel text collate "C",
    hash text collate "C",
    tuple text collate "C" not null,
    primary key (channel, hash)
);
