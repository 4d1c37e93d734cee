-- Security warnings that machines send: who may send them, and which of them are open. Moments are parameters here too.

create table alert_source (
  id uuid constraint alert_source_key primary key,
  supplier_id uuid not null constraint alert_source_has_a_supplier references supplier,
  name text not null,
  -- SHA-256 of the key, which is nowhere.
  digest bytea not null constraint alert_source_is_found_by_its_digest unique,
  created_at timestamptz(3) not null,
  created_by uuid not null constraint alert_source_is_made_by_an_account references account,
  revoked_at timestamptz(3),
  revoked_by uuid constraint alert_source_is_revoked_by_an_account references account,
  revocation_reason text,
  -- Calls since the minute began in which they are counted.
  minute_began_at timestamptz(3),
  calls integer not null default 0,
  constraint alert_source_name_fits check (length(name) between 1 and 200),
  constraint alert_key_digest_is_sha_256 check (length(digest) = 32),
  constraint revocation_is_complete check (num_nonnulls(revoked_at, revoked_by, revocation_reason) in (0, 3)),
  constraint revocation_reason_fits check (length(revocation_reason) between 10 and 2000)
);

create index alert_sources_of_a_supplier on alert_source (supplier_id, id);

create table alert (
  id uuid constraint alert_key primary key,
  supplier_id uuid not null constraint alert_has_a_supplier references supplier,
  source_id uuid not null constraint alert_has_a_source references alert_source,
  fingerprint text not null,
  -- The alert is claimed before its report is written.
  report_id uuid not null
    constraint alert_has_a_report references report deferrable initially deferred
    constraint report_is_of_one_alert unique,
  opened_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  seen integer not null,
  closed_at timestamptz(3),
  constraint fingerprint_fits check (length(fingerprint) between 1 and 200),
  constraint alert_was_seen check (seen >= 1)
);

-- The claim: however many deliveries there are at once, one of them makes the report.
create unique index one_report_per_open_alert on alert (source_id, fingerprint) where closed_at is null;
create index alerts_by_fingerprint on alert (source_id, fingerprint, opened_at desc);

do $$
declare t text;
begin
  foreach t in array array['alert_source', 'alert'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_keeps_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy supplier_sees_its_own on %I to lekdicht_app using (supplier_id = current_supplier()) with check (supplier_id = current_supplier())', t);
  end loop;
end
$$;

grant select, insert, update (revoked_at, revoked_by, revocation_reason) on alert_source to lekdicht_app;
grant select, insert, update (last_seen_at, seen, closed_at) on alert to lekdicht_app;

-- Whose key this is, and how many calls there were with it in this minute, this one too; no row for an unknown or revoked one. It runs as
-- the owner, because nobody else may look for a source outside of a scope; it puts nothing in scope.
create function recognise_alert_key(given bytea, at timestamptz)
  returns table (id uuid, supplier_id uuid, calls integer)
  language sql security definer set search_path = public, pg_temp
as $$
  update alert_source s
     set calls = case when s.minute_began_at > at - interval '1 minute' and s.minute_began_at <= at then s.calls + 1 else 1 end,
         minute_began_at =
           case when s.minute_began_at > at - interval '1 minute' and s.minute_began_at <= at then s.minute_began_at else at end
   where s.digest = given and s.revoked_at is null
  returning s.id, s.supplier_id, s.calls
$$;

revoke execute on function recognise_alert_key(bytea, timestamptz) from public;
grant execute on function recognise_alert_key(bytea, timestamptz) to lekdicht_app;
