-- Requests for compute plans whose answer has not left completely: a client that sends one again gets the same plan.

create table compute_plan_request (
    channel text collate "C",
    -- who asked for a new plan, or which plan was to be extended
    scope text collate "C",
    -- sha-256 of the body
    hash text collate "C",
    plan text collate "C" not null,
    -- drawn; names the request's commands
    batch text collate "C" not null unique,
    touched timestamptz not null,
    primary key (channel, scope, hash)
);
create index compute_plan_request_touched on compute_plan_request (touched);

-- Parts that the ledger has taken.
create table compute_plan_part (
    batch text collate "C" references compute_plan_request (batch) on delete cascade,
    part integer,
    -- of its tuples, in their order
    keys text[] not null,
    primary key (batch, part)
);
