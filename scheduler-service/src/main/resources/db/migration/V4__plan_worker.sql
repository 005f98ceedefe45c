-- The worker that was last given a tuple of a compute plan: it has the plan's images. Gone with the plan.
create table plan_worker (
    channel text not null,
    plan    text not null,
    worker  text not null,
    primary key (channel, plan)
);
