-- Mail that leaves the house: a row of the transaction that causes it, sent afterwards. Every moment is a parameter: SQL here never asks
-- the clock.

create table mail (
  id               uuid constraint mail_key primary key,
  supplier_id      uuid not null constraint mail_has_a_supplier references supplier (id),
  incident_id      uuid constraint mail_is_about_an_incident references incident (id),
  cause            text not null,
  account_id       uuid constraint mail_goes_to_an_account references account (id),
  name             text not null,
  address          text not null,
  language         text not null,
  subject          text not null,
  -- plain paragraphs with an empty line between them
  body             text not null,
  link             text,
  created_at       timestamptz(3) not null,
  state            text not null,
  -- begun, also those of which nobody heard the end
  attempts         integer not null,
  -- while a courier has it, the moment at which another may take it over
  next_attempt_at  timestamptz(3),
  -- its lateness is the recipient's, whose server answered that it should come later; not ours
  awaits_recipient boolean not null,
  sent_at          timestamptz(3),
  last_error       text,
  constraint one_mail_per_cause_and_address unique (supplier_id, cause, address),
  constraint mail_state_is_known check (state in ('PENDING', 'SENT', 'GIVEN_UP', 'KEPT')),
  constraint mail_is_tried_again_exactly_when_pending check ((state = 'PENDING') = (next_attempt_at is not null)),
  constraint mail_was_sent_exactly_when_it_says_when check ((state = 'SENT') = (sent_at is not null)),
  constraint mail_is_given_up_for_a_reason check (state <> 'GIVEN_UP' or last_error is not null),
  constraint mail_address_looks_like_one check (address ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(address) <= 254),
  constraint mail_language_is_known check (language in ('nl', 'en')),
  constraint mail_cause_fits check (length(cause) between 1 and 500),
  constraint mail_link_is_a_web_address check (link ~ '^https?://'),
  constraint mail_error_fits check (length(last_error) <= 500)
) with (fillfactor = 80);

create index mail_by_due on mail (next_attempt_at, id) where state = 'PENDING';
create index mail_kept on mail (id) where state = 'KEPT';

alter table mail enable row level security;
alter table mail force row level security;
create policy owner_keeps_all on mail to current_user using (true) with check (true);
create policy supplier_sees_its_own on mail to lekdicht_app
  using (supplier_id = current_supplier()) with check (supplier_id = current_supplier());

grant select, insert on mail to lekdicht_app;
grant update (state, attempts, next_attempt_at, awaits_recipient, sent_at, last_error) on mail to lekdicht_app;

-- What is due, of all suppliers, oldest first. Nobody else gets it until the lease ends; attempts then says whose lease it is.
create function claim_mail(at timestamptz, lease_ends_at timestamptz, at_most integer)
  returns table (id uuid, supplier_id uuid, incident_id uuid, cause text, account_id uuid, name text, address text, language text,
    subject text, body text, link text, created_at timestamptz, attempts integer)
  language sql security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select d.id from mail d
     where d.state = 'PENDING' and d.next_attempt_at <= at
     order by d.next_attempt_at, d.id
     limit at_most
       for update skip locked)
  update mail m
     set attempts = m.attempts + 1, next_attempt_at = lease_ends_at
    from due
   where m.id = due.id
  returning m.id, m.supplier_id, m.incident_id, m.cause, m.account_id, m.name, m.address, m.language, m.subject, m.body, m.link,
    m.created_at, m.attempts
$$;

-- How many mails wait, and since when the first of those that wait for us.
create function outbox_figures() returns table (waiting bigint, oldest timestamptz)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*), min(created_at) filter (where not awaits_recipient) from mail where state = 'PENDING'
$$;

-- Mail of a service that sends none, for the page that shows it; latest first.
create function kept_mail(before uuid, at_most integer)
  returns table (id uuid, name text, address text, language text, subject text, body text, link text, created_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select m.id, m.name, m.address, m.language, m.subject, m.body, m.link, m.created_at
    from mail m
   where m.state = 'KEPT' and (before is null or m.id < before)
   order by m.id desc
   limit at_most
$$;

revoke execute on function claim_mail(timestamptz, timestamptz, integer), outbox_figures(), kept_mail(uuid, integer) from public;
grant execute on function claim_mail(timestamptz, timestamptz, integer), outbox_figures(), kept_mail(uuid, integer) to lekdicht_app;
