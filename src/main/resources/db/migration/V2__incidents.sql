-- Reports, incidents, their journal, and what is kept beside the journal so that lists need not read it.
-- Every moment is a parameter: SQL here never asks the clock.

create table report (
  id                   uuid primary key,
  supplier_id          uuid not null references supplier (id),
  received_at          timestamptz not null,
  discovered_at        timestamptz,
  channel              text not null,
  summary              text not null,
  description          text not null,
  what                 text not null,
  place                text not null,
  reporter_name        text not null,
  reporter_contact     text not null,
  proposed_checklists  text[] not null,
  recorded_at          timestamptz not null,
  recorded_by          uuid not null references account (id),
  constraint report_is_not_received_before_it_is_recorded check (received_at <= recorded_at),
  constraint report_is_not_discovered_after_it_is_recorded check (discovered_at <= recorded_at)
);

-- The very text of each version of a checklist that a run was ever started with.
create table checklist_version (
  digest        bytea primary key,
  checklist_id  text not null,
  content       text not null,
  kept_at       timestamptz not null,
  constraint digest_is_sha_256 check (length(digest) = 32),
  constraint digest_fits_content check (digest = sha256(convert_to(content, 'UTF8')))
);

create table incident (
  id             uuid primary key,
  supplier_id    uuid not null references supplier (id),
  number         text not null,
  report_id      uuid not null references report (id),
  title          text not null,
  kind           text not null,
  status         text not null,
  opened_at      timestamptz not null,
  closed_at      timestamptz,
  -- where the journal ends
  head_number    integer not null,
  head_hash      bytea not null,
  constraint incident_number_is_unique_per_supplier unique (supplier_id, number),
  constraint report_opens_one_incident unique (report_id),
  constraint closed_exactly_when_it_says_when check ((status = 'CLOSED') = (closed_at is not null)),
  constraint status_is_known check (status in ('OPEN', 'CLOSED')),
  constraint kind_is_known check (kind in ('SECURITY_INCIDENT', 'PERSONAL_DATA_BREACH', 'DISRUPTION', 'FRAUD'))
) with (fillfactor = 80);

create index incident_by_opening on incident (supplier_id, opened_at desc, id desc);

-- The last incident number given out, per supplier and year.
create table incident_count (
  supplier_id  uuid not null references supplier (id),
  year         integer not null,
  last         integer not null,
  primary key (supplier_id, year)
);

create table run (
  id                uuid primary key,
  supplier_id       uuid not null,
  incident_id       uuid not null references incident (id),
  checklist_id      text not null,
  checklist_digest  bytea not null references checklist_version (digest),
  state             text not null,
  current_step      text,
  constraint state_is_known check (state in ('RUNNING', 'FINISHED', 'WITHDRAWN')),
  constraint running_exactly_when_there_is_a_step_to_take check (state = 'WITHDRAWN' or (state = 'RUNNING') = (current_step is not null))
) with (fillfactor = 80);

create index run_by_incident on run (incident_id);

create table affected_school (
  incident_id  uuid not null references incident (id),
  brin         text not null references school (brin),
  supplier_id  uuid not null,
  primary key (incident_id, brin)
);

create index affected_school_by_school on affected_school (brin, incident_id);

create table deadline (
  incident_id  uuid not null references incident (id),
  slot         text not null,
  supplier_id  uuid not null,
  kind         text not null,
  run_id       uuid,
  step_id      text,
  brin         text,
  minutes      integer not null,
  calendar     text,
  starts_from  text not null,
  started_at   timestamptz,
  due_at       timestamptz,
  met_at       timestamptz,
  basis        text not null,
  target       boolean not null,
  primary key (incident_id, slot),
  constraint due_exactly_when_started check ((started_at is null) = (due_at is null)),
  constraint met_only_when_started check (met_at is null or due_at is not null)
) with (fillfactor = 80);

-- As the board is ordered: what waits for its start comes last.
create index deadline_by_due on deadline (supplier_id, (coalesce(due_at, 'infinity')));

-- One chain per incident; the bytes are specified in core/journal/Chain.java.
create table journal (
  incident_id    uuid not null references incident (id),
  number         integer not null,
  at             timestamptz not null,
  actor          uuid not null references account (id),
  kind           text not null,
  body           text,
  salt           bytea,
  body_digest    bytea not null,
  previous_hash  bytea not null,
  hash           bytea not null,
  supplier_id    uuid not null,
  constraint journal_entry_is_written_once primary key (incident_id, number),
  constraint journal_counts_from_one check (number >= 1),
  constraint body_and_salt_go_together check ((body is null) = (salt is null)),
  constraint digests_are_sha_256 check (length(body_digest) = 32 and length(previous_hash) = 32 and length(hash) = 32)
);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only: % is refused', lower(tg_op)
    using errcode = 'restrict_violation';
end
$$;

create trigger journal_is_append_only
  before update or delete on journal
  for each row execute function journal_is_append_only();

create trigger journal_is_not_emptied
  before truncate on journal
  for each statement execute function journal_is_append_only();

-- Proof that a request was answered, so that a retry after a lost answer gets the first answer again: the subject as it stood when its
-- journal had this many entries, at this moment; or, refused, the same refusal decided again on that state.
create table receipt (
  id           uuid primary key,
  account_id   uuid not null references account (id),
  subject      uuid not null,
  fingerprint  bigint not null,
  at           timestamptz not null,
  entry        integer not null,
  refused      boolean not null
);

-- Receipts come in the order of their age and go in bulk.
create index receipt_by_age on receipt using brin (at);

-- Who sees what. A supplier sees its own; a school's account sees what hits that school at the supplier that vouches for the account.
create function hits_current_school(incident uuid) returns boolean language sql stable as $$
  select exists (
    select from affected_school a
     where a.incident_id = incident and a.brin = current_school() and a.supplier_id = current_voucher())
$$;

do $$
declare t text;
begin
  foreach t in array array['report', 'incident', 'incident_count', 'run', 'affected_school', 'deadline', 'journal'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_keeps_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy supplier_sees_its_own on %I to lekdicht_app using (supplier_id = current_supplier()) with check (supplier_id = current_supplier())', t);
  end loop;
end
$$;

create policy school_sees_its_own on affected_school for select to lekdicht_app
  using (brin = current_school() and supplier_id = current_voucher());
create policy school_sees_what_hits_it on incident for select to lekdicht_app using (hits_current_school(id));
create policy school_sees_what_hits_it on journal for select to lekdicht_app using (hits_current_school(incident_id));
create policy school_sees_its_own on deadline for select to lekdicht_app
  using ((brin is null or brin = current_school()) and hits_current_school(incident_id));

alter table receipt enable row level security;
alter table receipt force row level security;
create policy owner_keeps_all on receipt to current_user using (true) with check (true);
create policy account_sees_its_own on receipt to lekdicht_app
  using (account_id = current_account()) with check (account_id = current_account());

grant select, insert on report, checklist_version, journal to lekdicht_app;
grant select, insert, update on incident, incident_count, run to lekdicht_app;
grant select, insert, update, delete on affected_school, deadline to lekdicht_app;
grant select, insert on receipt to lekdicht_app;

create function forget_receipts(before timestamptz) returns bigint language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from receipt where at < before returning 1) select count(*) from gone
$$;
revoke all on function forget_receipts(timestamptz) from public;
grant execute on function forget_receipts(timestamptz) to lekdicht_app;
