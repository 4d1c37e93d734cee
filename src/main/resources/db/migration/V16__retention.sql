-- How long an entry of the register is kept, why it is kept longer, and what is left of it when it is not kept any more. One function
-- erases; the application's own role still changes nothing in the journal. Moments are parameters.

alter table agreement
  add column retention_months integer not null default 60,
  add constraint retention_is_from_a_month_to_twenty_years check (retention_months between 1 and 240);

grant update (retention_months) on agreement to lekdicht_app;

alter table incident
  add column erased_at timestamptz,
  alter column report_id drop not null,
  add constraint only_what_is_closed_is_erased check (erased_at is null or status = 'CLOSED'),
  add constraint report_goes_exactly_when_erased check ((report_id is null) = (erased_at is not null));

-- What the service writes there, and no more: not that it was erased.
revoke update on incident from lekdicht_app;
grant update (kind, status, closed_at, head_number, head_hash, withheld_from, withheld_until) on incident to lekdicht_app;

-- That somebody erased an entry: all that is left of it, but for the chain of an incident.
create table erasure (
  id                  uuid constraint erasure_key primary key,
  supplier_id         uuid not null constraint erasure_has_a_supplier references supplier,
  entry_id            uuid not null constraint entry_is_erased_once unique,
  origin              text not null,
  number              text not null,
  report_id           uuid,
  reported_at         timestamptz not null,
  closed_at           timestamptz not null,
  due_at              timestamptz not null,
  erased_at           timestamptz not null,
  erased_by           uuid not null constraint erasure_is_of_an_account references account,
  reason              text not null,
  -- where the journal ended before; an entry that was taken over from another register has none
  head_number         integer,
  head_hash           bytea,
  language            text not null,
  certificate         text not null,
  certificate_digest  bytea not null,
  constraint erasure_is_of_its_supplier unique (id, supplier_id),
  constraint origin_is_known check (origin in ('HANDLED', 'IMPORTED')),
  constraint what_was_handled_has_a_chain check ((origin = 'HANDLED') = (num_nonnulls(report_id, head_number, head_hash) = 3)
    and (origin = 'HANDLED' or num_nonnulls(report_id, head_number, head_hash) = 0)),
  constraint erased_when_it_was_due check (erased_at >= due_at and due_at > closed_at),
  constraint erasure_reason_fits check (length(reason) between 10 and 2000),
  constraint language_is_known check (language in ('nl', 'en')),
  constraint digest_fits_certificate check (certificate_digest = sha256(convert_to(certificate, 'UTF8')))
);
create index erasures_of_a_supplier on erasure (supplier_id, erased_at desc, id desc);
create index erasure_of_a_report on erasure (report_id);
create index erasure_of_an_imported_number on erasure (supplier_id, number) where origin = 'IMPORTED';

-- What a school is given as its confirmation (Art. 12 of the agreement): nothing of any other school.
create table erasure_school (
  erasure_id          uuid not null,
  brin                text not null constraint erasure_concerns_a_school references school,
  supplier_id         uuid not null,
  entry_id            uuid not null,
  number              text not null,
  reported_at         timestamptz not null,
  closed_at           timestamptz not null,
  erased_at           timestamptz not null,
  language            text not null,
  certificate         text not null,
  certificate_digest  bytea not null,
  constraint erasure_school_key primary key (erasure_id, brin),
  constraint erasure_school_is_of_the_same_supplier foreign key (erasure_id, supplier_id) references erasure (id, supplier_id),
  constraint language_is_known check (language in ('nl', 'en')),
  constraint digest_fits_certificate check (certificate_digest = sha256(convert_to(certificate, 'UTF8')))
);
create index erasures_of_a_school on erasure_school (supplier_id, brin, erased_at desc, erasure_id desc);
create index erasure_school_by_entry on erasure_school (entry_id, brin);

-- Why an entry stays longer than was agreed. A hold is ended, never deleted, until the entry itself is erased.
create table retention_hold (
  id              uuid constraint retention_hold_key primary key,
  entry_id        uuid not null,
  supplier_id     uuid not null,
  reason          text not null,
  review_on       date not null,
  held_at         timestamptz not null,
  held_by         uuid not null constraint hold_is_of_an_account references account,
  lifted_at       timestamptz,
  lifted_by       uuid constraint hold_is_lifted_by_an_account references account,
  lifting_reason  text,
  constraint hold_is_of_an_entry_of_the_same_supplier foreign key (entry_id, supplier_id) references register_entry (id, supplier_id),
  constraint hold_reason_fits check (length(reason) between 10 and 2000),
  constraint lifting_is_complete check (num_nonnulls(lifted_at, lifted_by, lifting_reason) in (0, 3)),
  constraint lifting_reason_fits check (length(lifting_reason) between 10 and 2000),
  constraint hold_is_lifted_after_it_began check (lifted_at >= held_at)
);
create unique index one_hold_at_a_time on retention_hold (entry_id) where lifted_at is null;
create index holds_of_an_entry on retention_hold (entry_id, id);
create index holds_by_review on retention_hold (supplier_id, review_on, entry_id) where lifted_at is null;

create index register_by_closing on register_entry (supplier_id, closed_at, id) where closed_at is not null;

do $$
declare t text;
begin
  foreach t in array array['erasure', 'erasure_school', 'retention_hold'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_keeps_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy supplier_sees_its_own on %I to lekdicht_app using (supplier_id = current_supplier()) with check (supplier_id = current_supplier())', t);
  end loop;
end
$$;

create policy school_sees_its_own on erasure_school for select to lekdicht_app
  using (brin = current_school() and supplier_id = current_voucher());

grant select on erasure, erasure_school to lekdicht_app;
grant select, insert, update (lifted_at, lifted_by, lifting_reason) on retention_hold to lekdicht_app;

create function erasure_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a certificate does not change' using errcode = 'check_violation', constraint = 'erasure_stays';
end
$$;
create trigger erasure_stays before update or delete on erasure for each row execute function erasure_stays();
create trigger erasure_stays before update or delete on erasure_school for each row execute function erasure_stays();
create trigger erasure_stays_whole before truncate on erasure for each statement execute function erasure_stays();
create trigger erasure_stays_whole before truncate on erasure_school for each statement execute function erasure_stays();

-- The journal stays append-only. Of what was erased body and salt go, and nothing else; all entries but the one that says so.
create or replace function journal_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.body is null and new.salt is null
       and (new.incident_id, new.number, new.at, new.actor, new.kind, new.body_digest, new.previous_hash, new.hash, new.supplier_id)
           is not distinct from
           (old.incident_id, old.number, old.at, old.actor, old.kind, old.body_digest, old.previous_hash, old.hash, old.supplier_id)
       and exists (select from erasure e where e.entry_id = old.incident_id and e.head_number >= old.number) then
      return new;
    end if;
  end if;
  raise exception 'the journal is append-only: % is refused', lower(tg_op)
    using errcode = 'restrict_violation';
end
$$;

-- Of an imported entry only its words may go, and only when it was erased.
create or replace function imported_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.content is null and new.salt is null
       and (new.id, new.version, new.supplier_id, new.number, new.import_id, new.line, new.digest)
           is not distinct from (old.id, old.version, old.supplier_id, old.number, old.import_id, old.line, old.digest)
       and exists (select from erasure e where e.entry_id = old.id and e.origin = 'IMPORTED') then
      return new;
    end if;
  end if;
  raise exception 'what was taken over does not change' using errcode = 'check_violation', constraint = 'imported_stays';
end
$$;

-- What was erased does not begin again: it takes no entry, no hold, and no line of another import.
create function erased_stays_erased() returns trigger language plpgsql as $$
declare
  gone boolean;
begin
  gone := case tg_table_name
    when 'journal' then exists (select from erasure e where e.entry_id = cast(to_jsonb(new) ->> 'incident_id' as uuid))
    when 'imported_entry' then exists (
      select from erasure e
       where e.supplier_id = new.supplier_id and e.number = to_jsonb(new) ->> 'number' and e.origin = 'IMPORTED')
    else exists (select from erasure e where e.entry_id = cast(to_jsonb(new) ->> 'id' as uuid))
  end;
  if gone then
    raise exception 'what was erased does not begin again' using errcode = 'check_violation', constraint = 'erased_stays_erased';
  end if;
  return new;
end
$$;
create trigger erased_stays_erased before insert on imported_entry for each row execute function erased_stays_erased();
create trigger erased_stays_erased before insert on register_entry for each row execute function erased_stays_erased();

create function erased_journal_is_closed() returns trigger language plpgsql as $$
begin
  if exists (select from erasure e where e.entry_id = new.incident_id) then
    raise exception 'what was erased does not begin again' using errcode = 'check_violation', constraint = 'erased_stays_erased';
  end if;
  return new;
end
$$;
create trigger erased_stays_erased before insert on journal for each row execute function erased_journal_is_closed();

-- An entry that says that it was erased comes with the erasure, or not at all.
create function last_entry_has_its_erasure() returns trigger language plpgsql as $$
begin
  if not exists (select from erasure e where e.entry_id = new.incident_id and e.head_number = new.number - 1) then
    raise exception 'nothing was erased' using errcode = 'check_violation', constraint = 'last_entry_has_its_erasure';
  end if;
  return null;
end
$$;
create constraint trigger last_entry_has_its_erasure after insert on journal deferrable initially deferred
  for each row when (new.kind = 'incident-erased') execute function last_entry_has_its_erasure();

-- What was erased is not put into the register again.
create or replace function suppliers_to_register(at_most integer) returns table (supplier_id uuid)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select distinct i.supplier_id
    from incident i
   where i.erased_at is null and not exists (select from register_entry e where e.id = i.id)
   limit at_most
$$;

-- The longest term among these schools: of the agreements that stand, or of those that ended where none stands; five years without any.
create function months_kept(of_supplier uuid, of_schools text[]) returns integer language sql stable as $$
  select coalesce(max(m.months), 60)
    from (select coalesce(max(a.retention_months) filter (where a.ended_at is null), max(a.retention_months)) as months
            from agreement a
           where a.supplier_id = of_supplier and a.brin = any (of_schools)
           group by a.brin) m
$$;

-- Months by the calendar of the Netherlands.
create function months_after(moment timestamptz, months integer) returns timestamptz immutable parallel safe
  return (moment at time zone 'Europe/Amsterdam' + make_interval(months => months)) at time zone 'Europe/Amsterdam';

-- Tables that still hold something of an entry that was erased. What only has its id, and may stay, is not named: see RetentionTest.
create function remains_of(of_entry uuid, report_of uuid) returns setof text language sql stable as $$
  select t.name
    from (values
      ('report', exists (select from report r where r.id = report_of)),
      ('alert', exists (select from alert a where a.report_id = report_of)),
      ('run', exists (select from run r where r.incident_id = of_entry)),
      ('affected_school', exists (select from affected_school s where s.incident_id = of_entry)),
      ('deadline', exists (select from deadline d where d.incident_id = of_entry)),
      ('rung', exists (select from rung r where r.incident_id = of_entry)),
      ('mail', exists (select from mail m where m.incident_id = of_entry)),
      ('acknowledgement_link', exists (select from acknowledgement_link l where l.incident_id = of_entry)),
      ('paper', exists (select from paper p where p.incident_id = of_entry)),
      ('paper_act', exists (select from paper_act c where c.incident_id = of_entry)),
      ('filing', exists (select from filing f where f.incident_id = of_entry)),
      ('evidence', exists (select from evidence e where e.incident_id = of_entry)),
      ('register_entry', exists (select from register_entry e where e.id = of_entry)),
      ('register_school', exists (select from register_school s where s.entry_id = of_entry)),
      ('retention_hold', exists (select from retention_hold h where h.entry_id = of_entry)),
      ('imported_entry', exists (select from imported_entry i where i.id = of_entry and i.content is not null)),
      ('reading', exists (select from reading r where of_entry in (r.incident_id, r.entry_id) and r.note is not null))
    ) as t (name, there)
   where t.there
   order by t.name
$$;

-- Erases an entry of the register for good: the one way there is. It trusts nobody, and checks everything again. It runs as the owner, in
-- the transaction that wrote the last entry of the journal.
--
-- typed: the number, typed again by whoever erases. confirmations: a JSON array of {brin, language, certificate}, one for each school.
create function erase_entry(
  erasing uuid, of_entry uuid, typed text, moment timestamptz, given_reason text, in_language text, text_of_certificate text,
  confirmations text) returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  supplier uuid := current_supplier();
  kept register_entry;
  handled incident;
  last_one journal;
  schools text[];
  closed timestamptz;
  due timestamptz;
  wrong text;
  report_of uuid;
begin
  select * into kept from register_entry e where e.id = of_entry and e.supplier_id = supplier for update;
  if not found then
    raise exception 'there is no such entry' using errcode = 'no_data_found';
  end if;

  if kept.origin = 'HANDLED' then
    select * into strict handled from incident i where i.id = of_entry and i.supplier_id = supplier for update;
    select * into strict last_one from journal j where j.incident_id = of_entry order by j.number desc limit 1;
    -- What the journal says counts, and not what stands beside it: that the service may change.
    select j.at into closed from journal j where j.incident_id = of_entry and j.kind = 'incident-closed' order by j.number desc limit 1;
    select coalesce(array_agg(a.brin), '{}') into schools from affected_school a where a.incident_id = of_entry;
    report_of := handled.report_id;
  else
    closed := kept.closed_at;
    select coalesce(array_agg(s.brin), '{}') into schools from register_school s where s.entry_id = of_entry;
  end if;
  due := months_after(closed, months_kept(supplier, schools));

  wrong := case
    when moment is null then 'erasure_has_a_moment'
    when not exists (
      select from account a
       where a.id = current_account() and a.supplier_id = supplier and a.closed_at is null and 'ESCALATION_MANAGER' = any (a.roles))
      then 'erasure_is_for_the_escalation_manager'
    when typed is distinct from kept.number then 'erasure_names_its_number'
    when closed is null or kept.state <> 'CLOSED' then 'only_what_is_closed_is_erased'
    when due > moment then 'erased_when_it_was_due'
    when exists (select from retention_hold h where h.entry_id = of_entry and h.lifted_at is null) then 'what_is_held_stays'
    when kept.origin = 'HANDLED' and 'retention-held' = (
      select j.kind from journal j
       where j.incident_id = of_entry and j.kind in ('retention-held', 'hold-lifted') order by j.number desc limit 1) then 'what_is_held_stays'
    when handled.withheld_until > moment then 'nothing_withheld_is_erased'
    when kept.origin = 'HANDLED' and (
      last_one.kind <> 'incident-erased' or last_one.at <> moment or last_one.actor <> current_account()
      or last_one.body is distinct from format('{"erasure":"%s","certificate":"%s"}', erasing,
           encode(sha256(convert_to(text_of_certificate, 'UTF8')), 'hex'))
      or handled.head_number <> last_one.number - 1 or handled.head_hash <> last_one.previous_hash) then 'erasure_is_the_last_entry'
    when (select coalesce(array_agg(c.brin order by c.brin), '{}')
            from json_to_recordset(cast(confirmations as json)) as c (brin text, language text, certificate text))
         <> (select coalesce(array_agg(b order by b), '{}') from unnest(schools) as b) then 'each_school_has_its_confirmation'
  end;
  if wrong is not null then
    raise exception 'the erasure of % is refused: %', of_entry, wrong using errcode = 'check_violation', constraint = wrong;
  end if;

  insert into erasure (id, supplier_id, entry_id, origin, number, report_id, reported_at, closed_at, due_at, erased_at, erased_by, reason,
    head_number, head_hash, language, certificate, certificate_digest)
  values (erasing, supplier, of_entry, kept.origin, kept.number, report_of, kept.reported_at, closed, due, moment, current_account(),
    given_reason, last_one.number - 1, last_one.previous_hash, in_language, text_of_certificate,
    sha256(convert_to(text_of_certificate, 'UTF8')));
  insert into erasure_school (erasure_id, brin, supplier_id, entry_id, number, reported_at, closed_at, erased_at, language, certificate,
    certificate_digest)
  select erasing, c.brin, supplier, of_entry, kept.number, kept.reported_at, closed, moment, c.language, c.certificate,
         sha256(convert_to(c.certificate, 'UTF8'))
    from json_to_recordset(cast(confirmations as json)) as c (brin text, language text, certificate text);

  update journal set body = null, salt = null where incident_id = of_entry and number < last_one.number;
  update imported_entry set content = null, salt = null where id = of_entry;
  if kept.origin = 'IMPORTED' then
    -- A file that somebody is about to take over may hold it as well.
    delete from import_draft d where d.supplier_id = supplier;
  end if;
  delete from acknowledgement_link where incident_id = of_entry;
  delete from filing_confirmation c using filing f where f.paper_id = c.paper_id and f.incident_id = of_entry;
  delete from filing where incident_id = of_entry;
  delete from paper_act where incident_id = of_entry;
  delete from paper_author a using paper p where p.id = a.paper_id and p.incident_id = of_entry;
  delete from paper_text t using paper p where p.id = t.paper_id and p.incident_id = of_entry;
  delete from paper where incident_id = of_entry;
  delete from evidence_chunk c using evidence e where e.id = c.evidence_id and e.incident_id = of_entry;
  delete from evidence where incident_id = of_entry;
  update reading set note = null where (incident_id = of_entry or entry_id = of_entry) and note is not null;
  delete from rung where incident_id = of_entry;
  delete from deadline where incident_id = of_entry;
  delete from run where incident_id = of_entry;
  delete from affected_school where incident_id = of_entry;
  delete from mail where incident_id = of_entry;
  delete from receipt where subject in (of_entry, report_of);
  delete from retention_hold where entry_id = of_entry;
  delete from register_school where entry_id = of_entry;
  delete from register_entry where id = of_entry;
  if kept.origin = 'HANDLED' then
    update incident
       set title = '', report_id = null, withheld_from = null, withheld_until = null, erased_at = moment,
           head_number = last_one.number, head_hash = last_one.hash
     where id = of_entry;
    delete from alert where report_id = report_of;
    delete from mail m where m.supplier_id = supplier and m.cause = 'alert:' || report_of;
    delete from report where id = report_of;
  end if;

  if exists (select from remains_of(of_entry, report_of)) then
    raise exception 'something is left of it in %', (select string_agg(r, ', ') from remains_of(of_entry, report_of) as r);
  end if;
end
$$;

revoke execute on function erase_entry(uuid, uuid, text, timestamptz, text, text, text, text) from public;
grant execute on function erase_entry(uuid, uuid, text, timestamptz, text, text, text, text) to lekdicht_app;
