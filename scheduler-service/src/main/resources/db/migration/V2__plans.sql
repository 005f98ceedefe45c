-- The compute plan that a tuple belongs to; null outside plans.
alter table backlog add column plan text;
alter table assignment add column plan text;

create index backlog_by_plan on backlog (channel, plan) where plan is not null;

-- Plans that are done, failed or canceled, until the workers are told, which waits for what still runs here.
create table ended_plan (
    channel text not null,
    plan    text not null,
    primary key (channel, plan)
);
