-- Overviews that schools were given: the yearly report on an agreement, due by 31 December. What was given is kept as it was; a later
-- edition stands beside it. Numbers only: no words of any incident. Moments are parameters.

create table overview_issued (
  id           uuid primary key,
  supplier_id  uuid not null references supplier (id),
  brin         text not null references school (brin),
  -- a year, or half of one
  period       text not null,
  edition      integer not null,
  language     text not null,
  issued_at    timestamptz not null,
  issued_by    uuid not null references account (id),
  digest       bytea not null,
  content      bytea not null,
  constraint period_is_a_year_or_half_of_one check (period ~ '^[0-9]{4}(-H[12])?$'),
  constraint editions_count_from_one check (edition >= 1),
  constraint language_is_known check (language in ('nl', 'en')),
  constraint digest_fits_content check (digest = sha256(content)),
  constraint content_fits check (length(content) between 1 and 10485760),
  constraint one_overview_of_an_edition unique (supplier_id, brin, period, edition)
);

create index overviews_of_a_period on overview_issued (supplier_id, period, brin, edition);

alter table overview_issued enable row level security;
alter table overview_issued force row level security;
create policy owner_keeps_all on overview_issued to current_user using (true) with check (true);
create policy supplier_sees_its_own on overview_issued to lekdicht_app
  using (supplier_id = current_supplier()) with check (supplier_id = current_supplier());
create policy school_sees_what_it_was_given on overview_issued for select to lekdicht_app
  using (brin = current_school() and supplier_id = current_voucher());

grant select, insert on overview_issued to lekdicht_app;
