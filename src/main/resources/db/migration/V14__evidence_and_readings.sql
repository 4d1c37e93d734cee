-- Files that show what happened, in pieces, so that neither a file nor its reader has to fit in memory; and who read what. Moments are
-- parameters.

create table evidence (
  id           uuid constraint evidence_key primary key,
  supplier_id  uuid not null constraint evidence_has_a_supplier references supplier,
  incident_id  uuid not null constraint evidence_is_about_an_incident references incident,
  -- the step that it belongs to; without one it belongs to the incident
  run          uuid,
  step         text,
  name         text not null,
  note         text,
  state        text not null,
  begun_at     timestamptz(3) not null,
  kept_by      uuid not null constraint evidence_is_kept_by_an_account references account,
  -- known once all of it is there
  kept_at      timestamptz(3),
  size         bigint,
  digest       bytea,
  constraint evidence_is_of_its_supplier unique (id, supplier_id),
  constraint evidence_state_is_known check (state in ('ARRIVING', 'KEPT')),
  constraint evidence_is_whole_exactly_when_kept check (num_nonnulls(kept_at, size, digest) = case state when 'KEPT' then 3 else 0 end),
  constraint evidence_step_is_of_a_run check ((run is null) = (step is null)),
  constraint evidence_name_fits check (length(name) between 1 and 200),
  constraint evidence_step_fits check (length(step) between 1 and 100),
  constraint evidence_note_fits check (length(note) between 1 and 2000),
  constraint evidence_size_fits check (size between 1 and 209715200),
  constraint evidence_digest_is_sha_256 check (length(digest) = 32)
);
create index evidence_of_an_incident on evidence (incident_id, id);
create index evidence_that_is_arriving on evidence (begun_at) where state = 'ARRIVING';

create table evidence_chunk (
  evidence_id  uuid not null,
  number       integer not null,
  supplier_id  uuid not null,
  content      bytea not null,
  constraint evidence_chunk_key primary key (evidence_id, number),
  constraint evidence_chunk_is_of_the_same_supplier foreign key (evidence_id, supplier_id) references evidence (id, supplier_id),
  constraint evidence_chunks_count_from_one check (number between 1 and 1000),
  constraint evidence_chunk_fits check (length(content) between 1 and 1048576)
);
-- Screenshots and archives do not get smaller, and trying costs more than it saves.
alter table evidence_chunk alter column content set storage external;

-- What is kept does not change any more, and is what arrived.
create function evidence_is_kept_once() returns trigger language plpgsql as $$
begin
  if old.state = 'KEPT' then
    raise exception 'evidence that is kept does not change' using errcode = 'check_violation', constraint = 'evidence_is_kept_once';
  end if;
  if new.size is distinct from (select sum(length(c.content)) from evidence_chunk c where c.evidence_id = new.id) then
    raise exception 'evidence is as long as its pieces' using errcode = 'check_violation', constraint = 'evidence_is_as_long_as_its_pieces';
  end if;
  return new;
end
$$;
create trigger evidence_is_kept_once before update on evidence for each row execute function evidence_is_kept_once();

create function evidence_grows_while_it_arrives() returns trigger language plpgsql as $$
begin
  perform from evidence e where e.id = new.evidence_id and e.state = 'ARRIVING' for share;
  if not found then
    raise exception 'evidence that is kept does not grow' using errcode = 'check_violation', constraint = 'evidence_grows_while_it_arrives';
  end if;
  return new;
end
$$;
create trigger evidence_grows_while_it_arrives before insert on evidence_chunk for each row execute function evidence_grows_while_it_arrives();

-- That somebody read something, before it was given.
create table reading (
  id           uuid constraint reading_key primary key,
  supplier_id  uuid not null constraint reading_has_a_supplier references supplier,
  -- both null for an export of the register
  incident_id  uuid constraint reading_is_of_an_incident references incident,
  -- an entry of the register that was imported
  entry_id     uuid,
  -- the school whose part was read; null for the whole
  brin         text constraint reading_is_of_a_school references school,
  account_id   uuid not null constraint reading_has_a_reader references account,
  at           timestamptz(3) not null,
  -- which part of it: what follows its id in the address, without the ids in that
  part         text not null,
  -- the run, paper or evidence that was read
  item         uuid,
  note         text,
  constraint reading_is_of_an_incident_or_of_an_entry check (num_nonnulls(incident_id, entry_id) <= 1),
  constraint reading_part_fits check (length(part) between 1 and 100),
  constraint reading_note_fits check (length(note) between 1 and 2000)
);
create index readings_of_an_incident on reading (incident_id, at desc, id desc) where incident_id is not null;
create index readings_of_an_entry on reading (entry_id, at desc, id desc) where entry_id is not null;
create index readings_of_the_register on reading (supplier_id, at desc, id desc) where incident_id is null and entry_id is null;

do $$
declare t text;
begin
  foreach t in array array['evidence', 'evidence_chunk', 'reading'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_keeps_all on %I to current_user using (true) with check (true)', t);
  end loop;
  foreach t in array array['evidence', 'evidence_chunk'] loop
    execute format('create policy supplier_sees_its_own on %I to lekdicht_app using (supplier_id = current_supplier()) with check (supplier_id = current_supplier())', t);
  end loop;
end
$$;

create policy supplier_sees_its_own on reading for select to lekdicht_app using (supplier_id = current_supplier());
-- Everybody is on record under the own name, a school with its own part, and with what they can see.
create policy everyone_notes_the_own_readings on reading for insert to lekdicht_app
  with check (account_id = current_account() and supplier_id = coalesce(current_supplier(), current_voucher())
    and (current_school() is null or brin = current_school())
    and (incident_id is null or exists (select from incident i where i.id = reading.incident_id)));

grant select, insert, update (state, kept_at, size, digest) on evidence to lekdicht_app;
grant select, insert on evidence_chunk, reading to lekdicht_app;

-- What did not arrive whole goes again.
create function drop_evidence(given uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from evidence e where e.id = given and e.state = 'ARRIVING' and e.supplier_id = current_supplier() for update;
  if not found then
    return false;
  end if;
  delete from evidence_chunk c where c.evidence_id = given;
  delete from evidence e where e.id = given;
  return true;
end
$$;

create function forget_broken_evidence(before timestamptz) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  broken uuid;
  gone bigint := 0;
begin
  for broken in select e.id from evidence e where e.state = 'ARRIVING' and e.begun_at < before order by e.begun_at limit 100 for update skip locked loop
    delete from evidence_chunk c where c.evidence_id = broken;
    delete from evidence e where e.id = broken;
    gone := gone + 1;
  end loop;
  return gone;
end
$$;

-- Whether an entry of the journal may be told to a school: not what is about other schools alone.
create function is_about_school(given_kind text, given_body text, school text) returns boolean language plpgsql immutable as $$
declare
  body jsonb;
  slot text;
begin
  if given_body is null or given_kind not in ('school-moment-recorded', 'moment-corrected', 'facts-stated', 'notification-decided',
      'decision-confirmed', 'subjects-informed', 'school-consulted', 'equal-measure-found', 'intention-answered', 'paper-acknowledged',
      'draft-filed', 'deadline-warned', 'deadline-acknowledged', 'mail-returned') then
    return true;
  end if;
  body := cast(given_body as jsonb);
  slot := split_part(coalesce(body ->> 'slot', ''), ':', 2);
  return coalesce(body ->> 'brin', school) = school
    and (body -> 'brins' is null or body -> 'brins' @> to_jsonb(school))
    and (slot !~ '^[0-9]{2}[A-Z]{2}([0-9]{2})?$' or slot = school);
end
$$;

-- Who saw or changed what of a school's (Art. 7.2c of the agreement), newest first: moments, kinds and names, never contents. For that
-- school, or for a supplier that has an agreement with it. It runs as the owner, because a school sees no account but its own; it puts
-- nothing in scope.
create function access_log(school text, moment timestamptz, before_at timestamptz, before_key text, at_most integer)
  returns table (key text, at timestamptz, incident_id uuid, incident_number text, entry_id uuid, read boolean, what text, item uuid,
    account_id uuid, account_name text, account_brin text, organisation text)
  language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
  supplier uuid;
  looked_up text := access_log.school;
begin
  if current_school() is not null then
    supplier := case when current_school() = looked_up then current_voucher() end;
  else
    select g.supplier_id into supplier from agreement g where g.supplier_id = current_supplier() and g.brin = looked_up limit 1;
  end if;
  if supplier is null then
    return;
  end if;
  return query
    with hit as materialized (
      select i.id, i.number, i.opened_at
        from affected_school f join incident i on i.id = f.incident_id
       where f.brin = looked_up and f.supplier_id = supplier
         and (current_school() is null or not is_hidden(i.id, looked_up, moment))
    ), seen as (
      select 'j ' || j.incident_id || ' ' || to_char(j.number, 'FM000000') as place, j.at as moment_of, h.id as incident,
             h.number as incident_no, cast(null as uuid) as entry, false as is_reading, j.kind as deed, cast(null as uuid) as thing,
             j.actor as who
        from hit h join journal j on j.incident_id = h.id
       where not exists (select from account a where a.id = j.actor and a.brin <> looked_up)
         and is_about_school(j.kind, j.body, looked_up)
         and (not exists (select from paper_act c where c.incident_id = j.incident_id and c.entry = j.number)
              or exists (
                select from paper_act c join paper p on p.id = c.paper_id
                 where c.incident_id = j.incident_id and c.entry = j.number and (p.brin = looked_up or looked_up = any (p.brins))))
         and (before_at is null or (j.at, 'j ' || j.incident_id || ' ' || to_char(j.number, 'FM000000')) < (before_at, before_key))
      union all
      select 'r ' || r.id, r.at, h.id, h.number, null, true, r.part, r.item, r.account_id
        from hit h join reading r on r.incident_id = h.id
       where (r.brin is null or r.brin = looked_up)
         and (before_at is null or (r.at, 'r ' || r.id) < (before_at, before_key))
      union all
      select 'r ' || r.id, r.at, null, null, null, true, r.part, null, r.account_id
        from reading r
       where r.supplier_id = supplier and r.incident_id is null and r.entry_id is null
         and (r.brin = looked_up or r.brin is null and exists (select from hit h where h.opened_at <= r.at))
         and (before_at is null or (r.at, 'r ' || r.id) < (before_at, before_key))
    )
    select s.place, s.moment_of, s.incident, s.incident_no, s.entry, s.is_reading, s.deed, s.thing, s.who, a.display_name, a.brin,
           coalesce((select g.school_name from agreement g where g.supplier_id = supplier and g.brin = a.brin order by g.created_at desc limit 1),
                    (select p.name from supplier p where p.id = a.supplier_id), '')
      from seen s join account a on a.id = s.who
     order by s.moment_of desc, s.place desc
     limit at_most;
end
$$;

revoke execute on function drop_evidence(uuid), forget_broken_evidence(timestamptz),
  access_log(text, timestamptz, timestamptz, text, integer) from public;
grant execute on function drop_evidence(uuid), forget_broken_evidence(timestamptz),
  access_log(text, timestamptz, timestamptz, text, integer) to lekdicht_app;
