-- The adapter's own database: everything here is derived from the log and can be derived again.

-- How far each channel is executed. The row is the lock and the compare-and-set of every batch.
create table tip (
    channel      text   primary key,
    number       bigint not null,
    chain        text   not null,
    result       text   not null,
    event_number bigint
);

-- Every executed entry of the log. organisation and command_id are null when the bytes were no valid, new input.
create table executed (
    channel      text   not null,
    number       bigint not null,
    input_hash   text   not null,
    chain        text   not null,
    result       text   not null,
    organisation text,
    command_id   text,
    event_number bigint,
    verdict      bytea  not null,
    primary key (channel, number)
);
create unique index executed_command on executed (channel, organisation, command_id);

create table world (
    channel text collate "C" not null,
    key     text collate "C" not null,
    value   bytea not null,
    primary key (channel, key)
);

create table event (
    channel text   not null,
    number  bigint not null,
    body    bytea  not null,
    primary key (channel, number)
);

create table fold_tuple (
    channel       text    not null,
    key           text    collate "C" not null,
    worker        text    not null,
    status        text    not null,
    open_parents  integer not null,
    parent_failed boolean not null,
    primary key (channel, key)
);
create index fold_tuple_unfinished on fold_tuple (channel, worker, key) where status in ('WAITING', 'TODO', 'DOING');

create table fold_child (
    channel text not null,
    parent  text collate "C" not null,
    child   text collate "C" not null,
    primary key (channel, parent, child)
);

-- The signed bytes of every command of this organisation, kept before they are sent: a repeated command sends the same.
create table submission (
    channel    text  not null,
    command_id text  not null,
    bytes      bytea not null,
    primary key (channel, command_id)
);
