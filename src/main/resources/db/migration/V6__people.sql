-- Who is told: addresses of persons, and who stands in for the escalation manager. And the calendar feed of a person. Moments are
-- parameters here too.

-- A system and the watch read no mail.
alter table account add constraint only_a_person_has_an_address
  check (email is null or not roles && array['SCHOOL_SYSTEM', 'WATCH']);

alter table account add constraint account_is_of_its_supplier unique (id, supplier_id);

-- Rows are ended, never deleted: who was to be told at some moment stays known. Several may stand in at once.
create table deputy (
  id uuid constraint deputy_key primary key,
  supplier_id uuid not null constraint deputy_has_a_supplier references supplier,
  account_id uuid not null,
  begins_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  named_at timestamptz(3) not null,
  named_by uuid not null,
  ended_at timestamptz(3),
  ended_by uuid,
  ending_reason text,
  constraint deputy_is_of_the_same_supplier foreign key (account_id, supplier_id) references account (id, supplier_id),
  constraint deputy_is_named_within_the_supplier foreign key (named_by, supplier_id) references account (id, supplier_id),
  constraint deputy_is_ended_within_the_supplier foreign key (ended_by, supplier_id) references account (id, supplier_id),
  constraint deputy_is_not_who_names check (account_id <> named_by),
  constraint deputy_begins_before_it_ends check (begins_at < ends_at),
  constraint deputy_is_named_before_it_is_over check (named_at < ends_at),
  constraint deputy_is_ended_by_somebody check ((ended_at is null) = (ended_by is null)),
  constraint deputy_is_ended_for_a_reason_or_none check (ending_reason is null or (ended_at is not null and length(ending_reason) between 10 and 2000)),
  constraint deputy_is_ended_after_it_was_named check (ended_at >= named_at)
);

create index deputies_of_a_supplier on deputy (supplier_id, id);
create index standing_of_a_deputy on deputy (account_id, ends_at) where ended_at is null;

alter table deputy enable row level security;
alter table deputy force row level security;
create policy owner_keeps_all on deputy to current_user using (true) with check (true);
create policy supplier_sees_its_own on deputy to lekdicht_app
  using (supplier_id = current_supplier()) with check (supplier_id = current_supplier());
grant select, insert, update (ended_at, ended_by, ending_reason) on deputy to lekdicht_app;

-- The secret address of a person's calendar; only the SHA-256 of the secret is here. A new one takes the place of the old.
create table calendar_feed (
  id uuid constraint calendar_feed_key primary key,
  account_id uuid not null constraint calendar_feed_has_an_account references account,
  digest bytea not null constraint calendar_feed_is_found_by_its_digest unique,
  created_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  constraint feed_digest_is_sha_256 check (length(digest) = 32),
  constraint feed_is_revoked_after_it_was_made check (revoked_at >= created_at)
);

create unique index one_calendar_feed_per_account on calendar_feed (account_id) where revoked_at is null;

alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy owner_keeps_all on calendar_feed to current_user using (true) with check (true);
create policy account_sees_its_own on calendar_feed to lekdicht_app
  using (account_id = current_account()) with check (account_id = current_account());
grant select, insert, update (revoked_at) on calendar_feed to lekdicht_app;

-- The first statement of a transaction in which a calendar is read: finds the one open account that a secret address stands for, and puts
-- it and its supplier or school in scope; nobody, and nothing in scope, for any other secret. It runs as the owner, because nobody else
-- may look for an account outside of a scope.
create function enter_calendar(given bytea) returns uuid
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  found_account record;
begin
  select a.id, a.supplier_id, a.brin, a.vouched_by
    into found_account
    from calendar_feed f
    join account a on a.id = f.account_id
   where f.digest = given and f.revoked_at is null and a.closed_at is null;
  perform set_config('lekdicht.account', coalesce(cast(found_account.id as text), ''), true);
  perform set_config('lekdicht.supplier', coalesce(cast(found_account.supplier_id as text), ''), true);
  perform set_config('lekdicht.school', coalesce(found_account.brin, ''), true);
  perform set_config('lekdicht.voucher', coalesce(cast(found_account.vouched_by as text), ''), true);
  perform set_config('transaction_read_only', 'on', true);
  return found_account.id;
end
$$;

revoke execute on function enter_calendar(bytea) from public;
grant execute on function enter_calendar(bytea) to lekdicht_app;
