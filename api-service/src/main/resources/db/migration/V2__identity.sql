-- People and nodes who may call this node. No secret of theirs is kept in clear; those that this node shows to others are.

create table api_user (
    name text primary key,
    -- argon2
    password text not null,
    -- null: named in each request
    channel text
);

create table api_token (
    -- sha-256 of the token
    hash text primary key,
    user_name text not null references api_user (name) on delete cascade,
    -- what the token is made of, together with the password, when it can be given again
    salt bytea,
    created timestamptz not null
);
create index api_token_user on api_token (user_name);

create table incoming_node (
    node_id text primary key,
    -- argon2
    secret text not null
);

create table outgoing_node (
    node_id text primary key,
    secret text not null,
    -- where its files are fetched from, and nowhere else
    url text not null
);

-- Counts that may be lost in a crash and cost nothing to write.
create unlogged table api_throttle (
    scope text,
    client text,
    hits integer not null,
    ends timestamptz not null,
    primary key (scope, client)
);
