-- Compute plans whose metadata give them a priority other than 0. Kept: a plan that is done may go on.
create table plan_priority (
    channel  text not null,
    plan     text not null,
    priority int  not null,
    primary key (channel, plan)
);

-- Who takes part in sharing the slots: a plan with tuples here that are to do or doing; '' is all outside plans.
create table share (
    channel  text        not null,
    plan     text        not null,
    priority int         not null,
    turn_at  timestamptz not null, -- when it was last given a slot, or else when it joined
    primary key (channel, plan)
);

create index share_by_turn on share (channel, priority, turn_at, plan);

-- All shares of one priority on a channel, and when one of them was last given a slot.
create table level (
    channel  text        not null,
    priority int         not null,
    given_at timestamptz not null,
    primary key (channel, priority)
);

drop index backlog_by_age;
create index backlog_by_share on backlog (channel, coalesce(plan, ''), created_block, created_idx, created_place)
    where status in ('todo', 'doing') and not parent_failed;
create index backlog_orphans on backlog (created_block, created_idx, created_place) where parent_failed;

-- Which of these plans have a priority, the comparison with the ledger tells at start.
insert into share
    select distinct channel, coalesce(plan, ''), 0, now() from backlog
    where status in ('todo', 'doing') and not parent_failed;
insert into level select distinct channel, priority, timestamptz '-infinity' from share;
