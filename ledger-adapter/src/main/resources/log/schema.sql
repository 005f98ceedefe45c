-- The shared log: append-only, one row an entry. Members may read it and call append, nothing else.
create table if not exists channel (
    name text primary key,
    last bigint not null
);
create table if not exists log (
    channel text   not null references channel (name),
    number  bigint not null,
    bytes   bytea  not null,
    primary key (channel, number)
);

-- Gives the next number. The row of the channel is locked until the caller commits: several inputs in one
-- transaction are one group. Notified: channel and number.
create or replace function append(p_channel text, p_bytes bytea) returns bigint
    language plpgsql security definer set search_path = public as
$$
declare
    given bigint;
begin
    if octet_length(p_bytes) > 16777216 then
        raise exception 'an input has at most 16 MiB, not % bytes', octet_length(p_bytes);
    end if;
    update channel set last = last + 1 where name = p_channel returning last into given;
    if given is null then
        raise exception 'there is no channel % in this log: write its entry 0 with the command genesis', p_channel;
    end if;
    insert into log (channel, number, bytes) values (p_channel, given, p_bytes);
    perform pg_notify('substra_log', p_channel);
    return given;
end
$$;
revoke all on function append(text, bytea) from public;
