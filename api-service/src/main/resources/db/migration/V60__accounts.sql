-- Keys that follow each other: each names itself in the tokens it signs, and stays for as long as one of them lives.
alter table api_signing_key rename column name to kid;
alter table api_signing_key add column drawn timestamptz not null default now();

-- From where people have signed in: what strangers spend of the guesses at a name does not keep its owner out from there.
create table api_known_address (
    user_name text references api_user (name) on delete cascade,
    client text,
    seen timestamptz not null default now(),
    primary key (user_name, client)
);
create index api_known_address_seen on api_known_address (seen);
