-- Which files of which assets lie in this node's store, by the name that they came with.
create table held_file (
    channel text collate "C",
    asset text collate "C",
    part text collate "C",
    hash text collate "C",
    name text not null,
    primary key (channel, asset, part, hash)
);
