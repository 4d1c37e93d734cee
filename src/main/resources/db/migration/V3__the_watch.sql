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
