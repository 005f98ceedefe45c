-- What was fetched from other nodes and may lie on the volume. A row may be without a file, seldom and not for long a file
-- without a row.
create table fetched_file (
    hash text collate "C",
    -- 'file' or 'model': they lie apart
    area text collate "C",
    size bigint not null,
    used_at timestamptz not null default now(),
    primary key (hash, area)
);

create index fetched_file_used_at on fetched_file (used_at);
