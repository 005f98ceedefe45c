-- Sign-in by JWT: users get numbers to be named by, the key is shared by all replicas, so are the refresh tokens that are spent.

alter table api_user add column id bigint generated always as identity;
create unique index api_user_id on api_user (id);

create table api_signing_key (
    name text primary key,
    bytes bytea not null
);

create table api_spent_token (
    -- the token's own id
    jti text primary key,
    -- from then on it is refused anyway
    expires timestamptz not null
);
create index api_spent_token_expires on api_spent_token (expires);
