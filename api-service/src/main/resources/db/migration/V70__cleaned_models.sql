-- Tuples whose models are cleaned, until the bytes of the models are removed from the node's volume.
create table cleaned_model (
    channel text collate "C",
    tuple text collate "C",
    primary key (channel, tuple)
);

insert into cleaned_model (channel, tuple) select channel, key from ledger_tuple where cleaned;
