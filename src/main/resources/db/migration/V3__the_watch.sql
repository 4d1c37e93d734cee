-- The watch: it fires the rungs of every deadline's ladder and writes in the journal under a name of its own, one per supplier. Moments
-- are parameters here too.

-- Where somebody is reached. A school's people are reached through the contacts of its agreements.
alter table account add column email text;
alter table account add constraint account_email_looks_like_one
  check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254);

alter table account drop constraint supplier_roles_only_at_a_supplier;
alter table account add constraint supplier_roles_only_at_a_supplier
  check (supplier_id is null or roles <@ array['ADMINISTRATOR', 'INCIDENT_MANAGER', 'ESCALATION_MANAGER', 'BOARD', 'WATCH']);
alter table account add constraint the_watch_is_nobody_who_signs_in
  check (not 'WATCH' = any (roles) or (cardinality(roles) = 1 and closed_at is not null));

create unique index one_watch_per_supplier on account (supplier_id) where 'WATCH' = any (roles);

-- A UUID of version 7 (RFC 9562, 5.7): the milliseconds of a moment, then random bits.
create function uuid_at(moment timestamptz) returns uuid language sql as $$
  select cast(
    lpad(to_hex(cast(floor(extract(epoch from moment) * 1000) as bigint)), 12, '0') || '7'
      || substr(replace(cast(gen_random_uuid() as text), '-', ''), 14) as uuid)
$$;

-- The watch's account is closed from the start, and its secret is the digest of nothing that anybody knows.
create function supplier_gets_a_watch() returns trigger language plpgsql as $$
declare
  watch uuid := uuid_at(new.created_at);
begin
  insert into account
    (id, supplier_id, username, display_name, roles, locale, secret_hash, created_at, closed_at, closed_by, closing_reason)
  values
    (watch, new.id, 'watch-' || new.id, 'Lekdicht', array['WATCH'], 'nl',
     '$argon2id$v=19$m=19456,t=2,p=1$' || rtrim(encode(uuid_send(gen_random_uuid()), 'base64'), '=')
       || '$' || rtrim(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64'), '='),
     new.created_at, new.created_at, watch, 'The watch never signs in.');
  return new;
end
$$;

create trigger supplier_gets_a_watch after insert on supplier for each row execute function supplier_gets_a_watch();

do $$
declare
  known record;
begin
  for known in select id, created_at from supplier loop
    insert into account
      (id, supplier_id, username, display_name, roles, locale, secret_hash, created_at, closed_at, closed_by, closing_reason)
    select watch, known.id, 'watch-' || known.id, 'Lekdicht', array['WATCH'], 'nl',
           '$argon2id$v=19$m=19456,t=2,p=1$' || rtrim(encode(uuid_send(gen_random_uuid()), 'base64'), '=')
             || '$' || rtrim(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64'), '='),
           known.created_at, known.created_at, watch, 'The watch never signs in.'
      from (select uuid_at(known.created_at) as watch) one;
  end loop;
end
$$;

-- The first statement of a transaction in which the watch works for a supplier: puts that supplier in scope and gives the watch's account.
create function keep_watch(for_supplier uuid) returns uuid language plpgsql as $$
declare
  watch uuid;
begin
  perform set_config('lekdicht.supplier', cast(for_supplier as text), true);
  perform set_config('lekdicht.school', '', true);
  perform set_config('lekdicht.voucher', '', true);
  select id into watch from account where supplier_id = for_supplier and 'WATCH' = any (roles);
  perform set_config('lekdicht.account', coalesce(cast(watch as text), ''), true);
  return watch;
end
$$;

revoke execute on function keep_watch(uuid) from public;
grant execute on function keep_watch(uuid) to lekdicht_app;
grant update (email) on account to lekdicht_app;

-- What the watch has to do about a deadline follows from the incident, as the deadline itself does.
alter table deadline
  add column holds_from date,
  add column judged text,
  add column acknowledged_at timestamptz,
  add column next_rung integer,
  add column next_at timestamptz,
  add column next_audience text,
  -- when the watch must look at the incident; null when it need not
  add column look_at timestamptz,
  add constraint judgement_is_known check (judged in ('IN_TIME', 'LATE')),
  add constraint next_rung_is_complete check (num_nonnulls(next_rung, next_at, next_audience) in (0, 3)),
  add constraint nothing_is_warned_of_before_it_runs check (next_at is null or due_at is not null);

-- What was there before there was a watch is brought up to date at its first turn.
update deadline set look_at = to_timestamp(0);

create index deadline_to_look_at on deadline (look_at) where look_at is not null;

-- The claim: a rung of a deadline fires once for each due moment that the deadline had. What it said, and to whom, is in the journal.
create table rung (
  incident_id  uuid not null,
  slot         text not null,
  due_at       timestamptz not null,
  number       integer not null,
  supplier_id  uuid not null references supplier (id),
  entry        integer not null,
  constraint rung_fires_once primary key (incident_id, slot, due_at, number),
  constraint rung_is_in_the_journal foreign key (incident_id, entry) references journal (incident_id, number),
  constraint rungs_count_from_one check (number >= 1)
);

alter table rung enable row level security;
alter table rung force row level security;
create policy owner_keeps_all on rung to current_user using (true) with check (true);
create policy supplier_sees_its_own on rung to lekdicht_app
  using (supplier_id = current_supplier()) with check (supplier_id = current_supplier());
grant select, insert on rung to lekdicht_app;

-- When some instance last kept watch. One row.
create table watch_beat (
  only_one  boolean primary key default true,
  beat_at   timestamptz not null,
  constraint there_is_one_watch check (only_one)
);

-- A time in which nobody watched, to be told to each supplier that had something to lose by it.
create table watch_gap (
  supplier_id  uuid not null references supplier (id),
  from_at      timestamptz not null,
  until_at     timestamptz not null,
  told_at      timestamptz,
  constraint gap_is_told_once primary key (supplier_id, from_at),
  constraint gap_ends_after_it_began check (until_at > from_at)
);

create index watch_gap_untold on watch_gap (supplier_id) where told_at is null;

alter table watch_gap enable row level security;
alter table watch_gap force row level security;
create policy owner_keeps_all on watch_gap to current_user using (true) with check (true);
create policy supplier_sees_its_own on watch_gap to lekdicht_app
  using (supplier_id = current_supplier()) with check (supplier_id = current_supplier());
grant select, update (told_at) on watch_gap to lekdicht_app;

-- The watch looks over all suppliers through these, and then works for each in its own scope.

-- Suppliers with something to look at, the most urgent first.
create function suppliers_to_look_at(now timestamptz, at_most integer) returns setof uuid
  language sql security definer set search_path = public, pg_temp
as $$
  select supplier_id
    from (select supplier_id, look_at from deadline where look_at <= now order by look_at limit at_most) first
   group by supplier_id
   order by min(look_at)
$$;

-- Notes that somebody keeps watch. After more than a minute without, the time between is written down for every supplier with running
-- deadlines; whoever holds the row first does so, the others find it done.
create function keep_beat(now timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  last_beat timestamptz;
begin
  if now is null then
    return;
  end if;
  insert into watch_beat (beat_at) values (now) on conflict do nothing;
  select beat_at into last_beat from watch_beat;
  if now between last_beat and last_beat + interval '10 seconds' then
    return;
  end if;
  select beat_at into last_beat from watch_beat for update;
  if now > last_beat + interval '1 minute' then
    insert into watch_gap (supplier_id, from_at, until_at)
    select distinct d.supplier_id, last_beat, now
      from deadline d
      join incident i on i.id = d.incident_id
     where d.look_at is not null and i.status = 'OPEN'
        on conflict do nothing;
  end if;
  update watch_beat set beat_at = now where beat_at <> now;
end
$$;

create function suppliers_with_untold_gaps() returns setof uuid
  language sql security definer set search_path = public, pg_temp
as $$
  select distinct supplier_id from watch_gap where told_at is null
$$;

-- For the figures: running deadlines, those due within the given time, and those that are past due and not met.
create function count_terms(now timestamptz, soon timestamptz) returns table (running bigint, due_soon bigint, missed bigint)
  language sql security definer set search_path = public, pg_temp
as $$
  select count(*) filter (where d.due_at >= now),
         count(*) filter (where d.due_at >= now and d.due_at <= soon),
         count(*) filter (where d.due_at < now)
    from deadline d
    join incident i on i.id = d.incident_id
   where i.status = 'OPEN' and d.due_at is not null and d.met_at is null and d.judged is null
$$;

revoke execute on function suppliers_to_look_at(timestamptz, integer), keep_beat(timestamptz), suppliers_with_untold_gaps(),
  count_terms(timestamptz, timestamptz) from public;
grant execute on function suppliers_to_look_at(timestamptz, integer), keep_beat(timestamptz), suppliers_with_untold_gaps(),
  count_terms(timestamptz, timestamptz) to lekdicht_app;

-- Who of the supplier must take note of an escalation is no business of a school.
drop policy school_sees_its_own on deadline;
create policy school_sees_its_own on deadline for select to lekdicht_app
  using ((brin is null or brin = current_school()) and kind <> 'ESCALATION_ACKNOWLEDGEMENT'
    and hits_current_school(incident_id));
