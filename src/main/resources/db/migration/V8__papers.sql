-- What leaves the house: papers, each of their texts, whose words they hold, and what was done with them. The journal has the entries;
-- what stands here is kept beside it. Moments are parameters.

-- The very text of each edition of a form that a draft was ever made with.
create table form_edition (
  digest   bytea primary key,
  name     text not null,
  content  text not null,
  kept_at  timestamptz not null,
  constraint digest_is_sha_256 check (length(digest) = 32),
  constraint digest_fits_content check (digest = sha256(convert_to(content, 'UTF8')))
);

grant select, insert on form_edition to lekdicht_app;

create table paper (
  id               uuid primary key,
  supplier_id      uuid not null references supplier (id),
  incident_id      uuid not null references incident (id),
  kind             text not null,
  number           integer not null,
  brin             text references school (brin),
  -- for a notification that concerns several schools
  brins            text[],
  language         text not null,
  audience         text,
  state            text not null,
  version          integer not null,
  digest           bytea not null,
  -- of a draft for the authority
  form_digest      bytea references form_edition (digest),
  filing_kind      text,
  stage            text,
  previous_id      uuid references paper (id),
  written_at       timestamptz not null,
  submitted_at     timestamptz,
  submitted_by     uuid references account (id),
  approved_at      timestamptz,
  approved_by      uuid references account (id),
  approved_digest  bytea,
  rejected_at      timestamptz,
  rejected_by      uuid references account (id),
  reason           text,
  sent_at          timestamptz,
  filed_at         timestamptz,
  acknowledged_at  timestamptz,
  dropped_at       timestamptz,
  constraint kind_is_known check (kind in
    ('FIRST_NOTICE', 'FOLLOW_UP', 'CLOSING_NOTICE', 'SUSPECTED_HIGH_RISK', 'JOINT_INTENTION', 'AP_DRAFT', 'SUBJECT_LETTER')),
  constraint state_is_known check (state in
    ('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'SENT', 'FILED', 'ACKNOWLEDGED', 'DROPPED')),
  constraint language_is_known check (language in ('nl', 'en')),
  constraint numbers_count_from_one check (number >= 1 and version >= 1),
  constraint digest_is_sha_256 check (length(digest) = 32),
  constraint for_one_school_or_for_several check ((brin is null) = (brins is not null)),
  constraint only_a_draft_is_for_several_schools check (brins is null or kind = 'AP_DRAFT'),
  constraint only_a_letter_has_an_audience check ((kind = 'SUBJECT_LETTER') = (audience is not null)),
  constraint only_a_draft_has_a_form check ((kind = 'AP_DRAFT') = (form_digest is not null and filing_kind is not null and stage is not null)),
  constraint approval_is_complete check (num_nonnulls(approved_at, approved_by, approved_digest) in (0, 3)),
  constraint what_was_approved_is_what_stands_there check (approved_digest = digest),
  constraint submitted_before_it_is_judged check
    (state not in ('SUBMITTED', 'APPROVED', 'REJECTED', 'SENT', 'FILED', 'ACKNOWLEDGED') or num_nonnulls(submitted_at, submitted_by) = 2),
  constraint nothing_leaves_unapproved check (state not in ('APPROVED', 'SENT', 'FILED', 'ACKNOWLEDGED') or approved_by is not null),
  constraint approved_only_from_approval_on check (approved_by is null or state in ('APPROVED', 'SENT', 'FILED', 'ACKNOWLEDGED', 'DROPPED')),
  constraint rejected_with_a_reason check ((state = 'REJECTED') = (num_nonnulls(rejected_at, rejected_by) = 2) and (state <> 'REJECTED' or reason is not null)),
  constraint sent_exactly_when_it_says_when check (state <> 'SENT' or sent_at is not null),
  constraint filed_exactly_when_it_says_when check ((state = 'FILED') = (filed_at is not null)),
  constraint only_a_draft_is_filed check (filed_at is null or kind = 'AP_DRAFT'),
  constraint acknowledged_only_when_sent check (acknowledged_at is null or sent_at is not null),
  constraint dropped_exactly_when_it_says_when check ((state = 'DROPPED') = (dropped_at is not null))
) with (fillfactor = 80);

-- What is kept of a paper is of the supplier that it is of.
alter table paper add constraint paper_is_of_its_supplier unique (id, supplier_id);

create unique index one_paper_of_a_kind_and_number on paper (incident_id, kind, brin, number, language, audience) nulls not distinct;
create index papers_of_an_incident on paper (incident_id, id);
create index papers_of_a_school on paper (brin, incident_id) where brin is not null;

-- Every text that a paper ever had.
create table paper_text (
  paper_id     uuid not null,
  version      integer not null,
  supplier_id  uuid not null,
  digest       bytea not null,
  content      text not null,
  written_by   uuid not null references account (id),
  written_at   timestamptz not null,
  primary key (paper_id, version),
  constraint digest_fits_content check (digest = sha256(convert_to(content, 'UTF8'))),
  constraint paper_text_is_of_the_same_supplier foreign key (paper_id, supplier_id) references paper (id, supplier_id)
);
create unique index text_by_its_digest on paper_text (paper_id, version, digest);

-- The text that a paper says it has is one that is kept.
alter table paper add constraint paper_has_its_text
  foreign key (id, version, digest) references paper_text (paper_id, version, digest) deferrable initially deferred;

-- All whose words ever came into a paper.
create table paper_author (
  paper_id     uuid not null,
  account_id   uuid not null references account (id),
  supplier_id  uuid not null,
  primary key (paper_id, account_id),
  constraint paper_author_is_of_the_same_supplier foreign key (paper_id, supplier_id) references paper (id, supplier_id)
);

-- What was done with a paper, by the number of the journal entry that says so.
create table paper_act (
  incident_id  uuid not null,
  entry        integer not null,
  paper_id     uuid not null,
  supplier_id  uuid not null,
  act          text not null,
  at           timestamptz not null,
  actor        uuid not null references account (id),
  digest       bytea not null,
  note         text,
  primary key (incident_id, entry, paper_id),
  constraint paper_act_is_of_the_same_supplier foreign key (paper_id, supplier_id) references paper (id, supplier_id)
);
create index acts_on_a_paper on paper_act (paper_id, entry);

create function approver_is_not_author() returns trigger language plpgsql as $$
declare
  writer uuid;
begin
  if tg_table_name = 'paper' then
    if new.approved_by is not null
       and (exists (select from paper_author a where a.paper_id = new.id and a.account_id = new.approved_by)
            or exists (select from paper_text t where t.paper_id = new.id and t.written_by = new.approved_by)) then
      raise exception 'who wrote in a paper does not approve it' using errcode = 'check_violation', constraint = 'approver_is_not_author';
    end if;
    return new;
  elsif tg_table_name = 'paper_author' then
    writer := new.account_id;
  else
    writer := new.written_by;
  end if;
  if exists (select from paper p where p.id = new.paper_id and p.approved_by = writer) then
    raise exception 'who wrote in a paper does not approve it' using errcode = 'check_violation', constraint = 'approver_is_not_author';
  end if;
  return new;
end
$$;

create trigger approver_is_not_author before insert or update on paper for each row execute function approver_is_not_author();
create trigger approver_is_not_author before insert or update on paper_author for each row execute function approver_is_not_author();
create trigger approver_is_not_author before insert or update on paper_text for each row execute function approver_is_not_author();

-- What has left the house does not change any more, and does not come back.
create function what_left_stays() returns trigger language plpgsql as $$
begin
  if old.state in ('SENT', 'FILED', 'ACKNOWLEDGED', 'DROPPED')
     and ((new.version, new.digest, new.brin, new.kind, new.approved_by, new.approved_digest, new.sent_at, new.dropped_at)
          is distinct from (old.version, old.digest, old.brin, old.kind, old.approved_by, old.approved_digest, old.sent_at, old.dropped_at)
          or new.state <> old.state
             and (old.state, new.state) not in (('SENT', 'ACKNOWLEDGED'), ('SENT', 'FILED'), ('ACKNOWLEDGED', 'FILED'))) then
    raise exception 'what has left the house does not change' using errcode = 'check_violation', constraint = 'what_left_stays';
  end if;
  return new;
end
$$;

create trigger what_left_stays before update on paper for each row execute function what_left_stays();

-- That a draft was typed into the authority's form.
create table filing (
  paper_id      uuid primary key,
  supplier_id   uuid not null,
  incident_id   uuid not null references incident (id),
  filed_at      timestamptz not null,
  ap_number     text not null,
  late_reason   text,
  filed_by      text,
  recorded_by   uuid not null references account (id),
  recorded_at   timestamptz not null,
  constraint ap_number_fits check (length(ap_number) between 1 and 100),
  constraint filed_before_it_is_recorded check (filed_at <= recorded_at),
  constraint filing_is_of_the_same_supplier foreign key (paper_id, supplier_id) references paper (id, supplier_id)
);

-- What the authority gave as its confirmation.
create table filing_confirmation (
  paper_id     uuid primary key references filing (paper_id),
  supplier_id  uuid not null,
  name         text not null,
  media_type   text not null,
  digest       bytea not null,
  content      bytea not null,
  constraint digest_fits_content check (digest = sha256(content)),
  constraint media_type_is_known check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  constraint content_fits check (length(content) between 1 and 10485760)
);

do $$
declare t text;
begin
  foreach t in array array['paper', 'paper_text', 'paper_author', 'paper_act', 'filing', 'filing_confirmation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_keeps_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy supplier_sees_its_own on %I to lekdicht_app using (supplier_id = current_supplier()) with check (supplier_id = current_supplier())', t);
  end loop;
end
$$;

-- A school sees what it was sent, in the words that it was sent.
create policy school_sees_what_it_was_sent on paper for select to lekdicht_app
  using (brin = current_school() and supplier_id = current_voucher() and sent_at is not null);
create policy school_sees_what_it_was_sent on paper_text for select to lekdicht_app
  using (exists (select from paper p where p.id = paper_text.paper_id and p.version = paper_text.version and p.brin = current_school()));
create policy school_sees_its_filings on filing for select to lekdicht_app
  using (exists (select from paper p where p.id = filing.paper_id and p.brin = current_school()));

grant select, insert on paper_text, paper_author, paper_act, filing, filing_confirmation to lekdicht_app;
grant select, insert, update (state, version, digest, stage, submitted_at, submitted_by, approved_at, approved_by, approved_digest,
  rejected_at, rejected_by, reason, sent_at, filed_at, acknowledged_at, dropped_at) on paper to lekdicht_app;

-- What a school may hear grows: that something was sent to it, and that it was filed.
create or replace function school_may_hear(kind text, about text, school text) returns boolean immutable parallel safe
  return kind in ('incident-opened', 'school-affected', 'school-moment-recorded', 'step-completed', 'step-corrected', 'incident-closed',
                  'paper-sent', 'paper-acknowledged')
    and (about is null or about = school);

create or replace function journal_happens() returns trigger language plpgsql as $$
declare
  before jsonb;
begin
  insert into happening (supplier_id, incident_id, entry, brin, kind, at)
  values (new.supplier_id, new.incident_id, new.number,
          case when new.kind in ('school-moment-recorded', 'paper-acknowledged') then cast(new.body as jsonb) ->> 'brin' end, new.kind, new.at);
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
  elsif new.kind = 'papers-sent' then
    insert into happening (supplier_id, incident_id, entry, brin, kind, at)
    select new.supplier_id, new.incident_id, new.number, p.paper ->> 'brin', 'paper-sent', new.at
      from jsonb_array_elements(cast(new.body as jsonb) -> 'papers') as p (paper);
  end if;
  return null;
end
$$;
