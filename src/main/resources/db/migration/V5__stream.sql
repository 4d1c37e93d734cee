-- What happened, in the order in which it was committed, for those who follow along: live streams and webhooks. A row is written by a
-- trigger, so it is in the very transaction of the fact. Moments are parameters here too: SQL never asks the clock.

-- The order is (tx, seq), and a reader stays below the oldest transaction that still runs: nobody steps past a row that is committed later.
-- No foreign keys: a row lives for seven days, and the fact that it came with has them.
create table happening (
  tx           xid8 not null default pg_current_xact_id(),
  seq          bigint not null generated always as identity,
  supplier_id  uuid not null,
  incident_id  uuid,
  -- number in the journal of the incident
  entry        integer,
  report_id    uuid,
  -- the one school that it is about, where it is about one
  brin         text,
  kind         text not null,
  at           timestamptz not null,
  constraint happening_key primary key (tx, seq),
  constraint happening_is_of_an_incident_or_a_report check (num_nonnulls(incident_id, report_id) = 1)
);

create index happening_by_supplier on happening (supplier_id, tx, seq);
create index happening_by_age on happening using brin (at);

-- Transaction ids mean something within one cluster only. After a restore they start anew, and an old place in the stream could pass for
-- a new one: then a new era begins, and every place of before is told to be too old.
create table happening_era (
  only_one       boolean constraint happening_era_key primary key default true,
  cluster        text not null,
  first_seq      bigint not null,
  forgotten_tx   xid8 not null,
  forgotten_seq  bigint not null,
  constraint there_is_one_era check (only_one)
);

-- A webhook: where a supplier (brin is null), or a school in its dealings with that supplier, wants to be told.
create table webhook (
  id                 uuid constraint webhook_key primary key,
  supplier_id        uuid not null constraint webhook_has_a_supplier references supplier,
  brin               text constraint webhook_has_a_school references school,
  url                text not null,
  kinds              text[],
  -- encrypted with a key that is not in the database
  secret             text not null,
  created_at         timestamptz not null,
  created_by         uuid not null constraint webhook_is_created_by_an_account references account,
  closed_at          timestamptz,
  closed_by          uuid constraint webhook_is_closed_by_an_account references account,
  closing_reason     text,
  -- how far it was fanned out, and from where on it is told
  cursor_tx          xid8 not null,
  cursor_seq         bigint not null,
  first_seq          bigint not null,
  -- whoever holds the lease sends, one request at a time
  lease              uuid,
  leased_until       timestamptz,
  last_tried_at      timestamptz,
  last_answer        text,
  last_delivered_at  timestamptz,
  failures           integer not null default 0,
  failing_since      timestamptz,
  constraint webhook_url_fits check (length(url) between 8 and 2000),
  constraint webhook_names_no_null_kind check (array_position(kinds, null) is null),
  -- closed by nobody is closed by the receiver itself, which answered that it is gone
  constraint webhook_closing_is_complete check ((closed_at is null) = (closing_reason is null) and (closed_by is null or closed_at is not null)),
  constraint webhook_lease_is_complete check ((lease is null) = (leased_until is null))
);

create index webhook_of_a_supplier on webhook (supplier_id, id);

create table webhook_delivery (
  id               uuid constraint webhook_delivery_key primary key,
  webhook_id       uuid not null constraint delivery_has_a_webhook references webhook,
  -- of the happening; null for a test
  tx               xid8,
  seq              bigint,
  kind             text not null,
  at               timestamptz not null,
  incident_id      uuid,
  incident_number  text,
  entry            integer,
  report_id        uuid,
  state            text not null default 'WAITING',
  attempts         integer not null default 0,
  next_at          timestamptz not null,
  ended_at         timestamptz,
  constraint happening_is_delivered_once unique (webhook_id, seq),
  constraint delivery_state_is_known check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP', 'DROPPED')),
  constraint delivery_has_ended_unless_it_waits check ((state = 'WAITING') = (ended_at is null))
);

create index webhook_delivery_that_waits on webhook_delivery (webhook_id, next_at, seq) where state = 'WAITING';
create index webhook_delivery_by_end on webhook_delivery (ended_at);

-- What a school may know of: whatever is not named here stays with the supplier. About another school it hears nothing.
create function school_may_hear(kind text, about text, school text) returns boolean immutable parallel safe
  return kind in ('incident-opened', 'school-affected', 'school-moment-recorded', 'step-completed', 'step-corrected', 'incident-closed')
    and (about is null or about = school);

create function journal_happens() returns trigger language plpgsql as $$
declare
  before jsonb;
begin
  insert into happening (supplier_id, incident_id, entry, brin, kind, at)
  values (new.supplier_id, new.incident_id, new.number,
          case when new.kind = 'school-moment-recorded' then cast(new.body as jsonb) ->> 'brin' end, new.kind, new.at);
  if new.kind = 'schools-changed' then
    -- Who was hit before is not told that others are: each school that is new hears of itself alone.
    select cast(j.body as jsonb) into before
      from journal j
     where j.incident_id = new.incident_id and j.number < new.number and j.kind in ('incident-opened', 'schools-changed')
     order by j.number desc
     limit 1;
    insert into happening (supplier_id, incident_id, entry, brin, kind, at)
    select new.supplier_id, new.incident_id, new.number, s.school ->> 'brin', 'school-affected', new.at
      from jsonb_array_elements(cast(new.body as jsonb) -> 'schools') as s (school)
     where not exists (
       select from jsonb_array_elements(before -> 'schools') as b (school) where b.school ->> 'brin' = s.school ->> 'brin');
  end if;
  return null;
end
$$;

create function report_happens() returns trigger language plpgsql as $$
begin
  insert into happening (supplier_id, report_id, kind, at) values (new.supplier_id, new.id, 'report-recorded', new.recorded_at);
  return null;
end
$$;

create trigger journal_happens after insert on journal for each row execute function journal_happens();
create trigger report_happens after insert on report for each row execute function report_happens();

-- Proves that a session lives and sets its scope, as enter() does, and leaves no trace: whoever only listens is not active by it.
create function glance(glancing uuid, through uuid, at timestamptz) returns boolean language plpgsql as $$
declare
  found_session record;
begin
  perform set_config('lekdicht.account', cast(glancing as text), true);
  select a.supplier_id, a.brin, a.vouched_by
    into found_session
    from session s
    join account a on a.id = s.account_id
   where s.id = through
     and s.account_id = glancing
     and s.ended_at is null
     and s.last_active_at > at - interval '30 minutes'
     and a.closed_at is null;
  if not found then
    perform set_config('lekdicht.account', '', true);
    return false;
  end if;
  perform set_config('lekdicht.supplier', coalesce(cast(found_session.supplier_id as text), ''), true);
  perform set_config('lekdicht.school', coalesce(found_session.brin, ''), true);
  perform set_config('lekdicht.voucher', coalesce(cast(found_session.vouched_by as text), ''), true);
  perform set_config('transaction_read_only', 'on', true);
  return true;
end
$$;

-- Which history of transaction ids this is: the cluster, its line of recovery, and the database in it.
create function this_history() returns text language sql stable as $$
  select (select cast(c.system_identifier as text) from pg_control_system() c)
    || '/' || (select cast(c.timeline_id as text) from pg_control_checkpoint() c)
    || '/' || (select cast(d.oid as text) from pg_database d where d.datname = current_database())
$$;

insert into happening_era (cluster, first_seq, forgotten_tx, forgotten_seq) values (this_history(), 0, '0', 0);

create function webhook_hears(w webhook, h happening) returns boolean language sql stable as $$
  select h.supplier_id = w.supplier_id
    and (w.kinds is null or h.kind = any (w.kinds))
    and case
      when w.brin is null then h.kind <> 'school-affected'
      else school_may_hear(h.kind, h.brin, w.brin) and exists (
        select from affected_school a where a.incident_id = h.incident_id and a.brin = w.brin and a.supplier_id = w.supplier_id)
    end
$$;

-- One row for each happening that the webhook is told of; a school's is reduced to what a school may know.
create function enqueue_delivery(w webhook, h happening, due timestamptz) returns integer language sql as $$
  with added as (
    insert into webhook_delivery (id, webhook_id, tx, seq, kind, at, incident_id, incident_number, entry, report_id, next_at)
    select uuid_at(due), w.id, h.tx, h.seq, h.kind, h.at, h.incident_id, (select i.number from incident i where i.id = h.incident_id),
           case when w.brin is null then h.entry end, case when w.brin is null then h.report_id end, due
     where webhook_hears(w, h)
    on conflict on constraint happening_is_delivered_once do nothing
    returning 1)
  select cast(count(*) as integer) from added
$$;

-- Begins a new era when the transaction ids are no longer those of before, and gives the first number of the present one. What was not
-- fanned out yet is fanned out first; live streams are told to read anew.
create function settle_happenings(due timestamptz) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here text := this_history();
  era happening_era;
  began bigint;
begin
  select * into era from happening_era;
  if era.cluster = here then
    return era.first_seq;
  end if;
  select * into era from happening_era for update;
  if era.cluster = here then
    return era.first_seq;
  end if;
  perform enqueue_delivery(w, h, due)
     from webhook w join happening h on h.supplier_id = w.supplier_id and h.seq > w.first_seq
    where w.closed_at is null
    order by w.id, h.seq;
  delete from happening;
  -- Numbers may have been given out after the copy was made, so a good deal is left out.
  began := nextval(pg_get_serial_sequence('happening', 'seq')) + 1000000;
  perform setval(pg_get_serial_sequence('happening', 'seq'), began);
  update webhook set cursor_tx = '0', cursor_seq = 0;
  update happening_era set cluster = here, first_seq = began, forgotten_tx = '0', forgotten_seq = 0;
  return began;
end
$$;

-- Whether a place in the stream can be resumed from: of this era, not in the future, and with nothing after it forgotten. Without a place,
-- or with one that cannot, it gives the present one: the last transaction before all that still run.
create function place_in_stream(given_tx text, given_seq bigint) returns table (tx text, seq bigint, supplier_id uuid, known boolean)
  language sql stable security definer set search_path = public, pg_temp
as $$
  with era as (select * from happening_era), seen as (select pg_snapshot_xmin(pg_current_snapshot()) as horizon),
  given as (
    select coalesce(
             cast(given_tx as xid8) < seen.horizon and given_seq >= era.first_seq
               and (cast(given_tx as xid8), given_seq) >= (era.forgotten_tx, era.forgotten_seq),
             false) as good
      from era, seen)
  select case when good then given_tx else cast(cast(cast(seen.horizon as text) as bigint) - 1 as text) end,
         case when good then given_seq else greatest(era.first_seq, (select q.last_value from pg_sequences q
           where q.schemaname = 'public' and q.sequencename = 'happening_seq_seq'), 0) end,
         coalesce(current_supplier(), current_voucher()),
         good
    from era, seen, given
$$;

-- Whose happenings are new since a place, and how far one may read.
create function happened_since(given_tx text, given_seq bigint) returns table (tx text, seq bigint, suppliers text)
  language sql stable security definer set search_path = public, pg_temp
as $$
  with fresh as (
    select h.tx, h.seq, h.supplier_id
      from happening h
     where (h.tx, h.seq) > (cast(given_tx as xid8), given_seq) and h.tx < pg_snapshot_xmin(pg_current_snapshot())
     order by h.tx, h.seq
     limit 20000),
  newest as (select f.tx, f.seq from fresh f order by f.tx desc, f.seq desc limit 1)
  select coalesce((select cast(n.tx as text) from newest n), given_tx), coalesce((select n.seq from newest n), given_seq),
         coalesce((select string_agg(distinct cast(f.supplier_id as text), ',') from fresh f), '')
$$;

create function forget_happenings(before timestamptz, ended_before timestamptz) returns bigint
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  gone bigint;
  last_tx xid8;
  last_seq bigint;
begin
  delete from webhook_delivery where ended_at < ended_before;
  select h.tx, h.seq into last_tx, last_seq from happening h where h.at < before order by h.tx desc, h.seq desc limit 1;
  if not found then
    return 0;
  end if;
  delete from happening where at < before;
  get diagnostics gone = row_count;
  update happening_era set forgotten_tx = last_tx, forgotten_seq = last_seq where (forgotten_tx, forgotten_seq) < (last_tx, last_seq);
  return gone;
end
$$;

-- Turns happenings into deliveries: at most so many for each webhook that has some. Gives how many happenings were looked at.
create function fan_out_webhooks(due timestamptz, at_most integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  w webhook;
  reached record;
  looked integer := 0;
begin
  for w in
    select * from webhook v
     where v.closed_at is null
       and exists (
         select from happening h
          where h.supplier_id = v.supplier_id and (h.tx, h.seq) > (v.cursor_tx, v.cursor_seq)
            and h.tx < pg_snapshot_xmin(pg_current_snapshot()))
     order by v.id
       for update skip locked
  loop
    with fresh as materialized (
      select h from happening h
       where h.supplier_id = w.supplier_id and (h.tx, h.seq) > (w.cursor_tx, w.cursor_seq)
         and h.tx < pg_snapshot_xmin(pg_current_snapshot())
       order by h.tx, h.seq
       limit at_most),
    told as materialized (select (f.h).tx as tx, (f.h).seq as seq, enqueue_delivery(w, f.h, due) from fresh f)
    select t.tx, t.seq, count(*) over () as many into reached from told t order by t.tx desc, t.seq desc limit 1;
    if found then
      update webhook set cursor_tx = reached.tx, cursor_seq = reached.seq where id = w.id;
      looked := looked + reached.many;
    end if;
  end loop;
  return looked;
end
$$;

-- Gives the next delivery of each webhook that has one due and nobody sending, and holds the webhook for the sender: until then nobody else
-- sends to it, whatever instance.
create function lease_webhooks(due timestamptz, until timestamptz, at_most integer, only_webhook uuid)
  returns table (
    id uuid, webhook_id uuid, lease uuid, url text, secret text, brin text, tx text, seq bigint, kind text, at timestamptz,
    incident_id uuid, incident_number text, entry integer, report_id uuid, attempts integer)
  language sql security definer set search_path = public, pg_temp
as $$
  with ready as (
    select w.id from webhook w
     where w.closed_at is null
       and (only_webhook is null or w.id = only_webhook)
       and (w.leased_until is null or w.leased_until <= due)
       and exists (select from webhook_delivery d where d.webhook_id = w.id and d.state = 'WAITING' and d.next_at <= due)
     order by w.last_tried_at nulls first, w.id
     limit at_most
       for update skip locked),
  held as (
    update webhook w set lease = gen_random_uuid(), leased_until = until
      from ready r where w.id = r.id
    returning w.id, w.lease, w.url, w.secret, w.brin)
  select d.id, h.id, h.lease, h.url, h.secret, h.brin, cast(d.tx as text), d.seq, d.kind, d.at,
         d.incident_id, d.incident_number, d.entry, d.report_id, d.attempts
    from held h
    cross join lateral (
      select * from webhook_delivery x
       where x.webhook_id = h.id and x.state = 'WAITING' and x.next_at <= due
       order by x.next_at, x.seq nulls first, x.id
       limit 1) d
$$;

-- Writes down how an attempt ended and frees the webhook; false when the lease is no longer the sender's.
-- state: DELIVERED, GIVEN_UP, WAITING (again, at next_try) or GONE (the receiver wants no more).
create function settle_delivery(
  delivery uuid, through uuid, outcome text, answer text, next_try timestamptz, ended timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  held uuid;
begin
  select w.id into held from webhook w join webhook_delivery d on d.webhook_id = w.id
   where d.id = delivery and w.lease = through
     for update of w;
  if not found then
    return false;
  end if;
  update webhook_delivery
     set attempts = attempts + 1,
         state = case outcome when 'GONE' then 'DROPPED' else outcome end,
         next_at = coalesce(next_try, next_at),
         ended_at = case outcome when 'WAITING' then null else ended end
   where id = delivery and state = 'WAITING';
  update webhook
     set lease = null, leased_until = null, last_tried_at = ended, last_answer = answer,
         last_delivered_at = case outcome when 'DELIVERED' then ended else last_delivered_at end,
         failures = case outcome when 'DELIVERED' then 0 else failures + 1 end,
         failing_since = case outcome when 'DELIVERED' then null when 'GIVEN_UP' then coalesce(failing_since, ended) else failing_since end
   where id = held;
  if outcome = 'GONE' then
    update webhook set closed_at = ended, closing_reason = 'The receiver answered 410 Gone.' where id = held and closed_at is null;
    update webhook_delivery set state = 'DROPPED', ended_at = ended where webhook_id = held and state = 'WAITING';
  end if;
  return true;
end
$$;

alter table happening enable row level security;
alter table happening force row level security;
alter table webhook enable row level security;
alter table webhook force row level security;
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;

create policy owner_keeps_all on happening to current_user using (true) with check (true);
create policy owner_keeps_all on webhook to current_user using (true) with check (true);
create policy owner_keeps_all on webhook_delivery to current_user using (true) with check (true);

create policy supplier_sees_its_own on happening to lekdicht_app
  using (supplier_id = current_supplier()) with check (supplier_id = current_supplier());
create policy school_sees_what_it_may_know on happening for select to lekdicht_app
  using (supplier_id = current_voucher() and school_may_hear(kind, brin, current_school()) and hits_current_school(incident_id));

create policy supplier_keeps_its_own on webhook to lekdicht_app
  using (supplier_id = current_supplier() and brin is null)
  with check (supplier_id = current_supplier() and brin is null);
create policy school_keeps_its_own on webhook to lekdicht_app
  using (brin = current_school() and supplier_id = current_voucher())
  with check (brin = current_school() and supplier_id = current_voucher());
create policy deliveries_follow_their_webhook on webhook_delivery to lekdicht_app
  using (exists (select from webhook w where w.id = webhook_delivery.webhook_id))
  with check (exists (select from webhook w where w.id = webhook_delivery.webhook_id));

-- Its place in the order is nobody's to choose.
grant select, insert (supplier_id, incident_id, entry, report_id, brin, kind, at) on happening to lekdicht_app;
grant select, insert, update (closed_at, closed_by, closing_reason) on webhook to lekdicht_app;
grant select, insert (id, webhook_id, kind, at, next_at), update (state, ended_at) on webhook_delivery to lekdicht_app;

revoke execute on function glance(uuid, uuid, timestamptz), settle_happenings(timestamptz), place_in_stream(text, bigint),
  happened_since(text, bigint), forget_happenings(timestamptz, timestamptz), fan_out_webhooks(timestamptz, integer),
  lease_webhooks(timestamptz, timestamptz, integer, uuid), settle_delivery(uuid, uuid, text, text, timestamptz, timestamptz),
  enqueue_delivery(webhook, happening, timestamptz), webhook_hears(webhook, happening), this_history() from public;
grant execute on function glance(uuid, uuid, timestamptz), settle_happenings(timestamptz), place_in_stream(text, bigint),
  happened_since(text, bigint), forget_happenings(timestamptz, timestamptz), fan_out_webhooks(timestamptz, integer),
  lease_webhooks(timestamptz, timestamptz, integer, uuid), settle_delivery(uuid, uuid, text, text, timestamptz, timestamptz)
  to lekdicht_app;
