-- Tuples whose models are cleaned, until the bytes of the models are removed from the node's volume.
create table cleaned_model (
    channel text collate "C",
    tuple text collate "C",
    -- what could not be removed is tried again then
    not_before timestamptz not null default now(),
    primary key (channel, tuple)
);

insert into cleaned_model (channel, tuple) select channel, key from ledger_tuple where cleaned;
