-- The shared log: append-only, one row an entry. Members may read it and call append, nothing else.
create table if not exists public.channel (
    name text primary key,
    last bigint not null
);

create table if not exists public.log (
    channel text   not null references public.channel (name),
    number  bigint not null,
    bytes   bytea  not null,
    primary key (channel, number)
);

drop function if exists public.append(text, bytea);

-- Gives each input the next number and returns the last one given. The row of the channel is locked until the caller
-- commits, so numbers have no gaps and become visible in order; one call appends a whole group, so that nobody needs to
-- wait for a client while that lock is held. Notified: the channel.
--
-- It runs with the owner's rights. Every name says its schema, and pg_temp comes last: otherwise a caller's temporary
-- table "log" would be found first, and a trigger on it would run as the owner.
create or replace function public.append(p_channel text, p_inputs bytea[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    input bytea;
    given bigint;
begin
    select last into given from public.channel where name = p_channel for update;
    if given is null then
        raise exception 'there is no channel % in this log: write its entry 0 with the command genesis', p_channel;
    end if;
    foreach input in array p_inputs loop
        if input is null or octet_length(input) > 16777216 then
            raise exception 'an input has at most 16 MiB, not %', octet_length(input);
        end if;
        given := given + 1;
        insert into public.log (channel, number, bytes) values (p_channel, given, input);
    end loop;
    update public.channel set last = given where name = p_channel;
    perform pg_notify('substra_log', p_channel);
    return given;
end
$$;
revoke all on function public.append(text, bytea[]) from public;
