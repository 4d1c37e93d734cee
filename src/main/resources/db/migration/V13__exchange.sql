-- A register that somebody kept elsewhere, taken over: files that wait to be confirmed, and what was taken over from them, line by line.
-- Moments are parameters.

-- A file that was put up and is not taken over yet. It goes when it is, or after a day.
create table import_draft (
  id           uuid primary key,
  supplier_id  uuid not null references supplier (id),
  name         text not null,
  digest       bytea not null,
  content      bytea not null,
  kept_at      timestamptz not null,
  kept_by      uuid not null references account (id),
  expires_at   timestamptz not null,
  -- how its columns are to be read, as canonical JSON; null until somebody said
  mapping      text,
  constraint name_fits check (length(name) between 1 and 200),
  constraint digest_fits_content check (digest = sha256(content)),
  constraint content_fits check (length(content) between 1 and 20971520),
  constraint it_waits_a_while check (expires_at > kept_at)
);
create index drafts_of_a_supplier on import_draft (supplier_id, kept_at);

-- What was taken over, when and by whom. Each follows the one before of its supplier.
create table register_import (
  id             uuid primary key,
  supplier_id    uuid not null references supplier (id),
  number         integer not null,
  imported_at    timestamptz not null,
  imported_by    uuid not null references account (id),
  file_name      text not null,
  file_digest    bytea not null,
  mapping        text not null,
  -- lines of the file that hold an entry; those that are kept because they were new, or said something else than before
  lines          integer not null,
  fresh          integer not null,
  changed        integer not null,
  digest         bytea not null,
  constraint file_name_fits check (length(file_name) between 1 and 200),
  constraint digests_are_sha_256 check (length(file_digest) = 32 and length(digest) = 32),
  constraint numbers_count_from_one check (number >= 1),
  constraint no_more_is_kept_than_there_was check (fresh >= 0 and changed >= 0 and fresh + changed <= lines),
  constraint one_import_of_a_number unique (supplier_id, number),
  constraint import_is_of_its_supplier unique (id, supplier_id)
);

-- A line that was taken over. The same number with another content is the next version of the same entry; the last one counts.
create table imported_entry (
  id           uuid not null,
  version      integer not null,
  supplier_id  uuid not null,
  number       text not null,
  import_id    uuid not null,
  -- the file's own row
  line         integer not null,
  -- both go when the entry is erased; the digest stays
  content      text,
  salt         bytea,
  digest       bytea not null,
  primary key (id, version),
  constraint one_version_of_a_number unique (supplier_id, number, version),
  constraint one_entry_of_a_line unique (import_id, line),
  constraint versions_and_lines_count_from_one check (version >= 1 and line >= 1),
  constraint number_fits check (length(number) between 1 and 100),
  constraint salt_goes_with_its_content check ((content is null) = (salt is null)),
  constraint salt_is_random_enough check (length(salt) = 16),
  constraint digest_is_sha_256 check (length(digest) = 32),
  constraint digest_fits_content check (content is null or digest = sha256(salt || convert_to(content, 'UTF8'))),
  constraint imported_entry_is_of_the_same_supplier foreign key (import_id, supplier_id) references register_import (id, supplier_id)
);

-- Of an imported entry only its words may go, and only those: by whoever may erase.
create function imported_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.content is null and new.salt is null
       and (new.id, new.version, new.supplier_id, new.number, new.import_id, new.line, new.digest)
           is not distinct from (old.id, old.version, old.supplier_id, old.number, old.import_id, old.line, old.digest) then
      return new;
    end if;
  end if;
  raise exception 'what was taken over does not change' using errcode = 'check_violation', constraint = 'imported_stays';
end
$$;

create trigger imported_stays before update or delete on imported_entry for each row execute function imported_stays();
create trigger imported_stays_whole before truncate on imported_entry for each statement execute function imported_stays();

create function import_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was taken over does not change' using errcode = 'check_violation', constraint = 'import_stays';
end
$$;

create trigger import_stays before update or delete on register_import for each row execute function import_stays();
create trigger import_stays_whole before truncate on register_import for each statement execute function import_stays();

do $$
declare t text;
begin
  foreach t in array array['import_draft', 'register_import', 'imported_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_keeps_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy supplier_sees_its_own on %I to lekdicht_app using (supplier_id = current_supplier()) with check (supplier_id = current_supplier())', t);
  end loop;
end
$$;

grant select, insert, delete, update (mapping) on import_draft to lekdicht_app;
grant select, insert on register_import, imported_entry to lekdicht_app;

-- Drops what nobody confirmed in time, of all suppliers.
create function forget_import_drafts(before timestamptz) returns bigint
  language sql security definer set search_path = public, pg_temp
as $$
  with gone as (delete from import_draft where expires_at <= before returning 1)
  select count(*) from gone
$$;
revoke execute on function forget_import_drafts(timestamptz) from public;
grant execute on function forget_import_drafts(timestamptz) to lekdicht_app;
