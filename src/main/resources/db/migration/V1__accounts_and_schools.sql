-- Who there is: suppliers, schools, agreements, accounts and their sessions. Row-level security gives every viewer the rows of
-- its own supplier or school. Moments are parameters: nothing here asks the clock.

-- The service acts as this role, whatever login it connects with. It owns nothing and cannot pass by row-level security.
do $$
begin
  create role lekdicht_app nologin;
exception
  when duplicate_object or unique_violation then null;
end
$$;

grant usage on schema public to lekdicht_app;

-- The scope of a transaction: set by enter() and gone when the transaction ends. Nothing set is nothing seen.
create function current_account() returns uuid
  stable parallel safe
  return cast(nullif(current_setting('lekdicht.account', true), '') as uuid);

create function current_supplier() returns uuid
  stable parallel safe
  return cast(nullif(current_setting('lekdicht.supplier', true), '') as uuid);

create function current_school() returns text
  stable parallel safe
  return nullif(current_setting('lekdicht.school', true), '');

-- A school's account is opened by one supplier and looks at the school's dealings with that supplier only: otherwise any supplier could
-- open an account in a school's name and read what other suppliers tell that school.
create function current_voucher() returns uuid
  stable parallel safe
  return cast(nullif(current_setting('lekdicht.voucher', true), '') as uuid);

create table supplier (
  id uuid constraint supplier_key primary key,
  name text not null,
  created_at timestamptz(3) not null,
  constraint supplier_name_fits check (length(name) between 1 and 200)
);

-- Only the key: what a school is called, and where it is, each supplier keeps with its own agreements.
create table school (
  brin text constraint school_key primary key,
  constraint brin_is_well_formed check (brin ~ '^[0-9]{2}[A-Z]{2}([0-9]{2})?$')
);

create table agreement (
  id uuid constraint agreement_key primary key,
  supplier_id uuid not null constraint agreement_has_a_supplier references supplier,
  brin text not null constraint agreement_has_a_school references school,
  service text not null,
  school_name text not null,
  place text not null,
  notice_hours integer,
  calendar text not null,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint agreement_service_fits check (length(service) between 1 and 200),
  constraint agreement_school_name_fits check (length(school_name) between 1 and 200),
  constraint agreement_place_fits check (length(place) between 1 and 200),
  constraint notice_hours_are_positive check (notice_hours between 1 and 8760),
  constraint calendar_is_a_file_name check (calendar ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  constraint agreement_ends_after_it_began check (ended_at >= created_at)
);

create unique index one_agreement_per_service on agreement (supplier_id, brin, service) where ended_at is null;

create table agreement_contact (
  id uuid constraint agreement_contact_key primary key,
  agreement_id uuid not null constraint contact_has_an_agreement references agreement,
  kind text not null,
  name text not null,
  email text not null,
  telephone text,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint contact_kind_is_known check (kind in ('SCHOOL_CONTACT', 'FUNCTIONAL_MANAGER_1', 'FUNCTIONAL_MANAGER_2', 'FG', 'BOARD')),
  constraint contact_name_fits check (length(name) between 1 and 200),
  constraint contact_email_looks_like_one check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
  constraint contact_telephone_fits check (length(telephone) between 3 and 40),
  constraint contact_ends_after_it_began check (ended_at >= created_at)
);

create index contacts_of_an_agreement on agreement_contact (agreement_id) where ended_at is null;

create table account (
  id uuid constraint account_key primary key,
  supplier_id uuid constraint account_has_a_supplier references supplier,
  brin text constraint account_has_a_school references school,
  vouched_by uuid constraint account_is_vouched_for_by_a_supplier references supplier,
  username text not null,
  display_name text not null,
  roles text[] not null,
  locale text not null,
  secret_hash text not null,
  created_at timestamptz(3) not null,
  created_by uuid constraint account_is_created_by_an_account references account,
  closed_at timestamptz(3),
  closed_by uuid constraint account_is_closed_by_an_account references account,
  closing_reason text,
  constraint account_belongs_to_a_supplier_or_a_school check (num_nonnulls(supplier_id, brin) = 1),
  constraint school_account_is_vouched_for check ((brin is null) = (vouched_by is null)),
  constraint account_has_a_role check (cardinality(roles) > 0 and array_position(roles, null) is null),
  constraint school_roles_only_at_a_school check (brin is null or roles <@ array['SCHOOL_CONTACT', 'SCHOOL_SYSTEM']),
  constraint supplier_roles_only_at_a_supplier
    check (supplier_id is null or roles <@ array['ADMINISTRATOR', 'INCIDENT_MANAGER', 'ESCALATION_MANAGER']),
  constraint a_system_is_not_a_person check (not 'SCHOOL_SYSTEM' = any (roles) or cardinality(roles) = 1),
  constraint username_is_plain check (username ~ '^[A-Za-z0-9][A-Za-z0-9._@+-]{1,99}$'),
  constraint display_name_fits check (length(display_name) between 1 and 200),
  constraint locale_is_known check (locale in ('nl', 'en')),
  constraint secret_is_hashed check (secret_hash like '$argon2id$%'),
  constraint closing_is_complete check (num_nonnulls(closed_at, closed_by, closing_reason) in (0, 3)),
  constraint closing_reason_fits check (length(closing_reason) between 10 and 2000)
);

create unique index username_is_unique on account (lower(username));
create index accounts_of_a_supplier on account (supplier_id, id);
create index accounts_vouched_for on account (vouched_by, id);

create table session (
  id uuid constraint session_key primary key,
  account_id uuid not null constraint session_has_an_account references account,
  started_at timestamptz(3) not null,
  last_active_at timestamptz(3) not null,
  ended_at timestamptz(3),
  end_reason text,
  -- Keyed digest of the Idempotency-Key that this session was asked for with.
  asked_with text,
  constraint end_reason_is_known check (end_reason in ('SIGNED_OUT', 'TOKEN_REUSED', 'ASKED_AGAIN')),
  constraint ending_is_complete check ((ended_at is null) = (end_reason is null)),
  constraint session_is_active_after_it_started check (last_active_at >= started_at)
);

create unique index one_session_per_request on session (account_id, asked_with) where ended_at is null;
create index sessions_by_activity on session (last_active_at);

-- One row per issued refresh token. The token's value is not here, only its SHA-256.
create table refresh_token (
  id uuid constraint refresh_token_key primary key,
  session_id uuid not null constraint refresh_token_has_a_session references session,
  account_id uuid not null constraint refresh_token_has_an_account references account,
  digest text not null,
  issued_at timestamptz(3) not null,
  used_at timestamptz(3),
  -- Keyed digest of the Idempotency-Key that this token was used with.
  used_with text,
  successor_id uuid constraint refresh_token_has_one_successor unique,
  constraint digest_is_sha_256 check (digest ~ '^[0-9a-f]{64}$'),
  constraint a_used_token_has_a_successor check ((used_at is null) = (successor_id is null))
);

create index refresh_tokens_of_a_session on refresh_token (session_id);

-- Failed attempts to sign in. What was typed and where it came from stand here only as keyed digests.
create table sign_in_attempt (
  kind text not null,
  subject text not null,
  failures integer not null,
  last_failed_at timestamptz(3) not null,
  wait_until timestamptz(3) not null,
  constraint sign_in_attempt_key primary key (kind, subject),
  constraint attempt_kind_is_known check (kind in ('NAME', 'ADDRESS'))
);

create index sign_in_attempts_by_age on sign_in_attempt (last_failed_at);

-- The first statement of every transaction of a viewer: proves that the session lives, notes that it is in use, at most once a minute
-- and not in a transaction that was begun as read-only, and sets the scope. False when the session has ended, idled for 30 minutes, or its account is closed: then nothing is in scope.
create function enter(entering uuid, through uuid, at timestamptz, read_only boolean) returns boolean
  language plpgsql
as $$
declare
  found_session record;
begin
  perform set_config('lekdicht.account', cast(entering as text), true);
  select s.last_active_at, a.supplier_id, a.brin, a.vouched_by
    into found_session
    from session s
    join account a on a.id = s.account_id
   where s.id = through
     and s.account_id = entering
     and s.ended_at is null
     and s.last_active_at > at - interval '30 minutes'
     and a.closed_at is null;
  if not found then
    perform set_config('lekdicht.account', '', true);
    return false;
  end if;
  if found_session.last_active_at <= at - interval '1 minute' and not cast(current_setting('transaction_read_only') as boolean) then
    -- Whoever holds the row is noting the same; nobody waits for that.
    update session set last_active_at = at
     where id in (select s.id from session s where s.id = through and s.last_active_at < at for update skip locked);
  end if;
  perform set_config('lekdicht.supplier', coalesce(cast(found_session.supplier_id as text), ''), true);
  perform set_config('lekdicht.school', coalesce(found_session.brin, ''), true);
  perform set_config('lekdicht.voucher', coalesce(cast(found_session.vouched_by as text), ''), true);
  if read_only then
    perform set_config('transaction_read_only', 'on', true);
  end if;
  return true;
end
$$;

-- Before sign-in nobody is in scope. These two find the one account that a name or a refresh token stands for and put it, and nothing
-- else, in scope. They run as the owner, because nobody else may look for an account outside of a scope.
create function recognise_name(given text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  found_account uuid;
begin
  select a.id into found_account from account a where lower(a.username) = lower(given);
  perform set_config('lekdicht.account', coalesce(cast(found_account as text), ''), true);
  return found_account;
end
$$;

create function recognise_token(given uuid) returns uuid
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  found_account uuid;
begin
  select t.account_id into found_account from refresh_token t where t.id = given;
  perform set_config('lekdicht.account', coalesce(cast(found_account as text), ''), true);
  return found_account;
end
$$;

revoke execute on function recognise_name(text), recognise_token(uuid), enter(uuid, uuid, timestamptz, boolean) from public;
grant execute on function recognise_name(text), recognise_token(uuid), enter(uuid, uuid, timestamptz, boolean) to lekdicht_app;

alter table supplier enable row level security;
alter table supplier force row level security;
alter table school enable row level security;
alter table school force row level security;
alter table agreement enable row level security;
alter table agreement force row level security;
alter table agreement_contact enable row level security;
alter table agreement_contact force row level security;
alter table account enable row level security;
alter table account force row level security;
alter table session enable row level security;
alter table session force row level security;
alter table refresh_token enable row level security;
alter table refresh_token force row level security;

-- The owner migrates, bootstraps and verifies. It is bound as well, but for these.
create policy owner_keeps_suppliers on supplier to current_user using (true) with check (true);
create policy owner_keeps_schools on school to current_user using (true) with check (true);
create policy owner_keeps_agreements on agreement to current_user using (true) with check (true);
create policy owner_keeps_contacts on agreement_contact to current_user using (true) with check (true);
create policy owner_keeps_accounts on account to current_user using (true) with check (true);
create policy owner_keeps_sessions on session to current_user using (true) with check (true);
create policy owner_keeps_refresh_tokens on refresh_token to current_user using (true) with check (true);

create policy viewer_sees_its_supplier on supplier for select to lekdicht_app
  using (id = coalesce(current_supplier(), current_voucher()));

create policy supplier_adds_schools on school for insert to lekdicht_app
  with check (current_supplier() is not null);
create policy viewer_sees_schools_by_agreement on school for select to lekdicht_app
  using (exists (select from agreement a where a.brin = school.brin));

create policy supplier_keeps_its_agreements on agreement to lekdicht_app
  using (supplier_id = current_supplier())
  with check (supplier_id = current_supplier());
create policy school_sees_its_agreements on agreement for select to lekdicht_app
  using (brin = current_school() and supplier_id = current_voucher());

create policy contacts_follow_their_agreement on agreement_contact for select to lekdicht_app
  using (exists (select from agreement a where a.id = agreement_contact.agreement_id));
create policy supplier_adds_contacts on agreement_contact for insert to lekdicht_app
  with check (exists (select from agreement a where a.id = agreement_contact.agreement_id and a.supplier_id = current_supplier()));
create policy supplier_ends_contacts on agreement_contact for update to lekdicht_app
  using (exists (select from agreement a where a.id = agreement_contact.agreement_id and a.supplier_id = current_supplier()));

create policy everyone_sees_the_own_account on account for select to lekdicht_app
  using (id = current_account());
create policy supplier_keeps_its_accounts on account to lekdicht_app
  using (supplier_id = current_supplier())
  with check (supplier_id = current_supplier());
-- An account in a school's name needs an agreement with that school.
create policy supplier_keeps_accounts_it_vouches_for on account to lekdicht_app
  using (vouched_by = current_supplier())
  with check (vouched_by = current_supplier()
    and exists (select from agreement a where a.brin = account.brin and a.supplier_id = current_supplier()));

create policy everyone_keeps_the_own_sessions on session to lekdicht_app
  using (account_id = current_account())
  with check (account_id = current_account());
create policy everyone_keeps_the_own_refresh_tokens on refresh_token to lekdicht_app
  using (account_id = current_account())
  with check (account_id = current_account());

grant select on supplier to lekdicht_app;
grant select, insert on school to lekdicht_app;
grant select, insert, update (school_name, place, notice_hours, calendar, ended_at) on agreement to lekdicht_app;
grant select, insert, update (ended_at) on agreement_contact to lekdicht_app;
grant select, insert, update (closed_at, closed_by, closing_reason) on account to lekdicht_app;
grant select, insert, update (last_active_at, ended_at, end_reason) on session to lekdicht_app;
grant select, insert, update (used_at, used_with, successor_id) on refresh_token to lekdicht_app;
grant select, insert, update, delete on sign_in_attempt to lekdicht_app;
