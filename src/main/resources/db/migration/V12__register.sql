-- The register: an entry for each incident and for each line that was taken over from an earlier register, to be searched and counted. What
-- stands here of an incident follows from its journal. Moments are parameters.

-- Text without case and accents, so that "geïnfecteerd" is found by "geinfecteerd" and the other way round.
create function plain_text(given text) returns text immutable parallel safe
  return lower(regexp_replace(normalize(given, nfkd), '[\u0300-\u036f]', '', 'g'));

-- A lexeme of its own for a number, which no word of a text can be.
create function number_lexeme(number text) returns text immutable parallel safe
  return '#' || lower(number);

create table register_entry (
  id                 uuid constraint register_entry_key primary key,
  supplier_id        uuid not null constraint register_entry_has_a_supplier references supplier (id),
  origin             text not null,
  number             text not null,
  title              text not null,
  kind               text not null,
  classification     text,
  incident_type      text,
  state              text not null,
  risk               text,
  -- of all its schools together: the most pressing; null where no school is hit
  ap_state           text,
  sensitive          boolean not null,
  reported_at        timestamptz not null,
  occurred_from      timestamptz,
  discovered_at      timestamptz,
  established_at     timestamptz,
  recorded_at        timestamptz not null,
  closed_at          timestamptz,
  people_min         bigint,
  people_max         bigint,
  -- how many are hit
  schools            integer not null,
  description        text not null,
  -- whether the description is that of the report, which schools do not read
  as_reported        boolean not null,
  cause              text,
  measures           text,
  -- of the slowest term for closing access
  access_started_at  timestamptz,
  access_due_at      timestamptz,
  access_met_at      timestamptz,
  -- the whole entry but its schools, as canonical JSON
  details            text not null,
  -- in the Netherlands
  year               integer not null generated always as (cast(extract(year from reported_at at time zone 'Europe/Amsterdam') as integer)) stored,
  -- one number for all that entries are filtered by, so that any mixture of filters is one lookup; entries of another mixture may, very
  -- seldom, have the same
  mix                bigint not null generated always as (cast(cast('x' || left(md5(
    kind || '/' || coalesce(classification, '') || '/' || coalesce(incident_type, '') || '/' || state || '/' || origin || '/' ||
    coalesce(risk, '') || '/' || coalesce(ap_state, '') || '/' || case when sensitive then '!' else '' end), 15) as bit(60)) as bigint)) stored,
  -- what a school does not read has weight D
  words              tsvector not null generated always as (
    setweight(to_tsvector('pg_catalog.dutch', plain_text(title)), 'A') ||
    setweight(to_tsvector('pg_catalog.dutch', plain_text(description)), cast(case when as_reported then 'D' else 'B' end as "char")) ||
    setweight(to_tsvector('pg_catalog.dutch', plain_text(coalesce(cause, '') || ' ' || coalesce(measures, ''))), 'C') ||
    array_to_tsvector(array[number_lexeme(number)])) stored,
  constraint origin_is_known check (origin in ('HANDLED', 'IMPORTED')),
  constraint kind_is_known check (kind in ('SECURITY_INCIDENT', 'PERSONAL_DATA_BREACH', 'DISRUPTION', 'FRAUD')),
  constraint classification_is_known check (classification in ('SECURITY_INCIDENT', 'PERSONAL_DATA_BREACH', 'NEITHER')),
  constraint state_is_known check (state in ('OPEN', 'CLOSED')),
  constraint risk_is_known check (risk in ('UNLIKELY', 'RISK', 'HIGH_RISK')),
  constraint ap_state_is_known check (ap_state in ('UNDECIDED', 'DUE', 'DONE', 'NOT_NEEDED', 'WITHDRAWN')),
  constraint ap_state_exactly_when_schools_are_hit check ((ap_state is null) = (schools = 0)),
  constraint people_are_a_range check (num_nonnulls(people_min, people_max) in (0, 2) and 0 <= people_min and people_min <= people_max),
  constraint access_is_closed_after_it_was_due_to_begin check
    ((access_started_at is null) = (access_due_at is null) and (access_met_at is null or access_due_at is not null)),
  constraint register_entry_is_of_its_supplier unique (id, supplier_id)
) with (fillfactor = 90, toast_tuple_target = 1100);

-- What is read of each entry that is walked past stays with it; the long texts do not.
alter table register_entry alter column words set storage main, alter column title set storage main;

create index register_in_order on register_entry (supplier_id, reported_at, id);
create index register_by_mix on register_entry (supplier_id, mix, reported_at, id);
create index register_by_number on register_entry (supplier_id, number);
create index register_by_words on register_entry using gin (words);

-- What an entry says of one school.
create table register_school (
  entry_id         uuid not null,
  brin             text not null,
  supplier_id      uuid not null,
  -- as of the entry: here too, so that a school's part is in order
  reported_at      timestamptz not null,
  told_at          timestamptz,
  notice_due_at    timestamptz,
  acknowledged_at  timestamptz,
  ap_state         text not null,
  ap_notified_at   timestamptz,
  ap_due_at        timestamptz,
  -- as it was judged at the first filing
  late             boolean,
  -- as canonical JSON
  details          text not null,
  constraint register_school_key primary key (entry_id, brin),
  constraint register_school_is_of_the_same_supplier foreign key (entry_id, supplier_id) references register_entry (id, supplier_id),
  constraint brin_is_well_formed check (brin ~ '^[0-9]{2}[A-Z]{2}([0-9]{2})?$'),
  constraint ap_state_is_known check (ap_state in ('UNDECIDED', 'DUE', 'DONE', 'NOT_NEEDED', 'WITHDRAWN'))
) with (fillfactor = 90);

create index register_of_a_school on register_school (supplier_id, brin, reported_at, entry_id);

-- How many entries there are of each mixture and year: the sum of what came and went. Rows are added only, and folded into one now and then.
create table register_tally (
  supplier_id     uuid not null,
  year            integer not null,
  mix             bigint not null,
  kind            text not null,
  classification  text,
  incident_type   text,
  state           text not null,
  origin          text not null,
  risk            text,
  ap_state        text,
  sensitive       boolean not null,
  entries         integer not null
);
create index register_tally_of_a_supplier on register_tally (supplier_id);

do $$
declare t text;
begin
  foreach t in array array['register_entry', 'register_school', 'register_tally'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_keeps_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy supplier_sees_its_own on %I to lekdicht_app using (supplier_id = current_supplier()) with check (supplier_id = current_supplier())', t);
  end loop;
end
$$;

create policy school_sees_its_own on register_school for select to lekdicht_app
  using (brin = current_school() and supplier_id = current_voucher());
create policy school_sees_what_hits_it on register_entry for select to lekdicht_app
  using (exists (select from register_school s
                  where s.entry_id = register_entry.id and s.brin = current_school() and s.supplier_id = current_voucher()));

grant select, insert, update on register_entry to lekdicht_app;
grant select, insert, update, delete on register_school to lekdicht_app;
grant select on register_tally to lekdicht_app;

-- What a statement adds to the tally and takes from it, as the owner: nobody else writes there.
create function register_is_tallied() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into register_tally
    select supplier_id, year, mix, kind, classification, incident_type, state, origin, risk, ap_state, sensitive, count(*)
      from came group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  elsif tg_op = 'DELETE' then
    insert into register_tally
    select supplier_id, year, mix, kind, classification, incident_type, state, origin, risk, ap_state, sensitive, -count(*)
      from went group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  else
    insert into register_tally
    select supplier_id, year, mix, kind, classification, incident_type, state, origin, risk, ap_state, sensitive, sum(n)
      from (select supplier_id, year, mix, kind, classification, incident_type, state, origin, risk, ap_state, sensitive, 1 as n from came
            union all
            select supplier_id, year, mix, kind, classification, incident_type, state, origin, risk, ap_state, sensitive, -1 from went) as both_ways
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    having sum(n) <> 0;
  end if;
  return null;
end
$$;

create trigger register_is_tallied_after_insert after insert on register_entry
  referencing new table as came for each statement execute function register_is_tallied();
create trigger register_is_tallied_after_update after update on register_entry
  referencing old table as went new table as came for each statement execute function register_is_tallied();
create trigger register_is_tallied_after_delete after delete on register_entry
  referencing old table as went for each statement execute function register_is_tallied();

-- Folds the tally of the supplier in scope. Whoever comes while another folds leaves it to that one.
create function fold_register_tally() returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  folded integer;
begin
  if current_supplier() is null or not pg_try_advisory_xact_lock(hashtextextended('register_tally/' || current_supplier(), 0)) then
    return 0;
  end if;
  with gone as (
    delete from register_tally where supplier_id = current_supplier() returning *
  ), kept as (
    insert into register_tally
    select supplier_id, year, mix, kind, classification, incident_type, state, origin, risk, ap_state, sensitive, sum(entries)
      from gone
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    having sum(entries) <> 0
    returning 1
  )
  select (select count(*) from gone) - (select count(*) from kept) into folded;
  return folded;
end
$$;

-- Suppliers whose tally has at least so many rows more than it needs.
create function suppliers_to_fold(at_least integer) returns table (supplier_id uuid)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select r.supplier_id from register_tally r group by r.supplier_id having count(*) - count(distinct (r.year, r.mix)) >= at_least
$$;

-- Suppliers with incidents that are not in the register: from before there was one.
create function suppliers_to_register(at_most integer) returns table (supplier_id uuid)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select distinct i.supplier_id from incident i where not exists (select from register_entry e where e.id = i.id) limit at_most
$$;

-- What is searched for: words as people type them, or the number of an entry.
create function register_query(asked text) returns tsquery immutable parallel safe
  return websearch_to_tsquery('pg_catalog.dutch', plain_text(asked))
    || cast('''' || replace(replace(number_lexeme(asked), '\', '\\'), '''', '''''') || '''' as tsquery);

revoke all on function register_is_tallied(), fold_register_tally(), suppliers_to_fold(integer), suppliers_to_register(integer) from public;
grant execute on function fold_register_tally(), suppliers_to_fold(integer), suppliers_to_register(integer) to lekdicht_app;

-- The places of the entries that are asked for, newest first: of the supplier in scope, or one school's part. What a null narrows is not
-- narrowed. Row-level security keeps an index from being used for words, so this passes by it, and checks the scope itself.
--
-- As a rule the newest entries hold a page of what is asked for: they are walked first, in order, for as long as that promises to be less
-- work than to look up all that is asked for, by mixture or by words, and to put it in order then. How much there is of a mixture the tally
-- tells; how much of a word the walk.
--
-- part: the school whose part is asked for: then words are those that a school reads. hidden_at: what is withheld from it then is left out.
create function find_in_register(
  asked text, in_kind text, in_classification text, in_incident_type text, in_state text, in_origin text, in_risk text, in_ap_state text,
  in_sensitive boolean, in_school text, from_moment timestamptz, to_moment timestamptz,
  part text, hidden_at timestamptz, after_moment timestamptz, after_id uuid, at_most integer)
  returns table (found_id uuid, found_at timestamptz)
  language plpgsql stable security definer
  set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off set jit = off
as $$
declare
  scope uuid := coalesce(current_supplier(), current_voucher());
  query tsquery := register_query(asked);
  filtered boolean := num_nonnulls(in_kind, in_classification, in_incident_type, in_state, in_origin, in_risk, in_ap_state, in_sensitive) > 0;
  lowest timestamptz := coalesce(from_moment, '-infinity');
  place_at timestamptz := coalesce(to_moment, 'infinity');
  place_id uuid := '00000000-0000-0000-0000-000000000000';
  mixes bigint[];
  hits bigint;
  everything bigint;
  first_walk constant bigint := 1500;
  longest_walk constant bigint := 30000;
  -- so many entries are walked past in the time that it takes to look one up
  walked_per_look constant bigint := 4;
  walk bigint;
  walks integer := 0;
  missing integer := at_most;
  met integer;
  entry record;
begin
  if scope is null or (current_school() is not null and part is distinct from current_school()) then
    return;
  end if;
  if after_moment < place_at then
    place_at := after_moment;
    place_id := after_id;
  end if;

  if part is not null or in_school is not null then
    return query
    select s.entry_id, s.reported_at
      from register_school s
      join register_entry e on e.id = s.entry_id
     where s.supplier_id = scope and s.brin = coalesce(part, in_school)
       and (s.reported_at, s.entry_id) < (place_at, place_id) and s.reported_at >= lowest
       and (part is null or in_school is null or in_school = part)
       and (in_kind is null or e.kind = in_kind)
       and (in_classification is null or e.classification = in_classification)
       and (in_incident_type is null or e.incident_type = in_incident_type)
       and (in_state is null or e.state = in_state)
       and (in_origin is null or e.origin = in_origin)
       and (in_risk is null or e.risk = in_risk)
       and (in_ap_state is null or case when part is null then e.ap_state else s.ap_state end = in_ap_state)
       and (in_sensitive is null or e.sensitive = in_sensitive)
       and (query is null or case when part is null then e.words @@ query else ts_filter(e.words, '{a,b,c}') @@ query or e.number = asked end)
       and (hidden_at is null or not is_hidden(e.id, part, hidden_at))
     order by s.reported_at desc, s.entry_id desc
     limit at_most;
    return;
  end if;

  if query is null and not filtered then
    return query
    select e.id, e.reported_at
      from register_entry e
     where e.supplier_id = scope and (e.reported_at, e.id) < (place_at, place_id) and e.reported_at >= lowest
     order by e.reported_at desc, e.id desc
     limit at_most;
    return;
  end if;

  walk := first_walk;
  if filtered then
    select array_agg(t.mix) filter (where t.asked_for > 0), sum(t.asked_for), sum(t.all_of_it)
      into mixes, hits, everything
      from (select r.mix, sum(r.entries) as all_of_it,
                   sum(r.entries) filter (where (in_kind is null or r.kind = in_kind)
                     and (in_classification is null or r.classification = in_classification)
                     and (in_incident_type is null or r.incident_type = in_incident_type)
                     and (in_state is null or r.state = in_state)
                     and (in_origin is null or r.origin = in_origin)
                     and (in_risk is null or r.risk = in_risk)
                     and (in_ap_state is null or r.ap_state = in_ap_state)
                     and (in_sensitive is null or r.sensitive = in_sensitive)) as asked_for
              from register_tally r
             where r.supplier_id = scope
               and (from_moment is null or r.year >= extract(year from from_moment at time zone 'Europe/Amsterdam'))
               and (to_moment is null or r.year <= extract(year from to_moment at time zone 'Europe/Amsterdam'))
             group by r.mix) t;
    if mixes is null then
      return;
    end if;
    if query is null then
      walk := 2 * at_most * everything / hits + 100;
    end if;
    if walk >= walked_per_look * hits then
      walk := 0;
    end if;
  end if;

  while walk > 0 loop
    walks := walks + 1;
    met := 0;
    for entry in
      select w.id, w.reported_at
        from (select e.*
                from register_entry e
               where e.supplier_id = scope and (e.reported_at, e.id) < (place_at, place_id) and e.reported_at >= lowest
               order by e.reported_at desc, e.id desc
               limit walk) w
       where (in_kind is null or w.kind = in_kind)
         and (in_classification is null or w.classification = in_classification)
         and (in_incident_type is null or w.incident_type = in_incident_type)
         and (in_state is null or w.state = in_state)
         and (in_origin is null or w.origin = in_origin)
         and (in_risk is null or w.risk = in_risk)
         and (in_ap_state is null or w.ap_state = in_ap_state)
         and (in_sensitive is null or w.sensitive = in_sensitive)
         and (query is null or w.words @@ query)
       order by w.reported_at desc, w.id desc
       limit missing
    loop
      met := met + 1;
      found_id := entry.id;
      found_at := entry.reported_at;
      return next;
    end loop;
    missing := missing - met;
    if missing = 0 then
      return;
    end if;
    select e.reported_at, e.id into entry
      from register_entry e
     where e.supplier_id = scope and (e.reported_at, e.id) < (place_at, place_id) and e.reported_at >= lowest
     order by e.reported_at desc, e.id desc
     offset walk - 1 limit 1;
    if not found then
      return;
    end if;
    place_at := entry.reported_at;
    place_id := entry.id;
    walk := case when walks = 1 and query is not null and met > 0 then 2 * missing * walk / met else 0 end;
    if walk > longest_walk then
      walk := 0;
    end if;
  end loop;

  return query
  with asked_for as materialized (
    select e.id, e.reported_at
      from register_entry e
     where e.supplier_id = scope and (e.reported_at, e.id) < (place_at, place_id) and e.reported_at >= lowest
       and (mixes is null or e.mix = any (mixes))
       and (in_kind is null or e.kind = in_kind)
       and (in_classification is null or e.classification = in_classification)
       and (in_incident_type is null or e.incident_type = in_incident_type)
       and (in_state is null or e.state = in_state)
       and (in_origin is null or e.origin = in_origin)
       and (in_risk is null or e.risk = in_risk)
       and (in_ap_state is null or e.ap_state = in_ap_state)
       and (in_sensitive is null or e.sensitive = in_sensitive)
       and (query is null or e.words @@ query)
  )
  select a.id, a.reported_at from asked_for a order by a.reported_at desc, a.id desc limit missing;
end
$$;

-- How many entries of the supplier in scope are asked for, by all that they are counted by. The tally tells it where nothing is asked for
-- that it does not know: then whole years, or all.
create function count_in_register(
  asked text, in_kind text, in_classification text, in_incident_type text, in_state text, in_origin text, in_risk text, in_ap_state text,
  in_sensitive boolean, in_school text, from_moment timestamptz, to_moment timestamptz, by_tally boolean)
  returns table (counted_kind text, counted_incident_type text, counted_state text, counted_year integer, counted bigint)
  language plpgsql stable security definer
  set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set jit = off
as $$
declare
  query tsquery := register_query(asked);
begin
  if current_supplier() is null then
    return;
  end if;
  if by_tally then
    if query is not null or in_school is not null then
      raise exception 'the tally knows no words and no schools' using errcode = 'invalid_parameter_value';
    end if;
    return query
    select r.kind, r.incident_type, r.state, r.year, cast(sum(r.entries) as bigint)
      from register_tally r
     where r.supplier_id = current_supplier()
       and (in_kind is null or r.kind = in_kind)
       and (in_classification is null or r.classification = in_classification)
       and (in_incident_type is null or r.incident_type = in_incident_type)
       and (in_state is null or r.state = in_state)
       and (in_origin is null or r.origin = in_origin)
       and (in_risk is null or r.risk = in_risk)
       and (in_ap_state is null or r.ap_state = in_ap_state)
       and (in_sensitive is null or r.sensitive = in_sensitive)
       and (from_moment is null or r.year >= extract(year from from_moment at time zone 'Europe/Amsterdam'))
       and (to_moment is null or r.year < extract(year from to_moment at time zone 'Europe/Amsterdam'))
     group by 1, 2, 3, 4
    having sum(r.entries) <> 0;
    return;
  end if;
  if in_school is not null then
    return query
    select e.kind, e.incident_type, e.state, e.year, count(*)
      from register_school s
      join register_entry e on e.id = s.entry_id
     where s.supplier_id = current_supplier() and s.brin = in_school
       and (from_moment is null or s.reported_at >= from_moment)
       and (to_moment is null or s.reported_at < to_moment)
       and (in_kind is null or e.kind = in_kind)
       and (in_classification is null or e.classification = in_classification)
       and (in_incident_type is null or e.incident_type = in_incident_type)
       and (in_state is null or e.state = in_state)
       and (in_origin is null or e.origin = in_origin)
       and (in_risk is null or e.risk = in_risk)
       and (in_ap_state is null or e.ap_state = in_ap_state)
       and (in_sensitive is null or e.sensitive = in_sensitive)
       and (query is null or e.words @@ query)
     group by 1, 2, 3, 4;
    return;
  end if;
  return query
  select e.kind, e.incident_type, e.state, e.year, count(*)
    from register_entry e
   where e.supplier_id = current_supplier()
     and (from_moment is null or e.reported_at >= from_moment)
     and (to_moment is null or e.reported_at < to_moment)
     and (in_kind is null or e.kind = in_kind)
     and (in_classification is null or e.classification = in_classification)
     and (in_incident_type is null or e.incident_type = in_incident_type)
     and (in_state is null or e.state = in_state)
     and (in_origin is null or e.origin = in_origin)
     and (in_risk is null or e.risk = in_risk)
     and (in_ap_state is null or e.ap_state = in_ap_state)
     and (in_sensitive is null or e.sensitive = in_sensitive)
     and (query is null or e.words @@ query)
   group by 1, 2, 3, 4;
end
$$;

revoke all on function
  find_in_register(text, text, text, text, text, text, text, text, boolean, text, timestamptz, timestamptz, text, timestamptz, timestamptz, uuid, integer),
  count_in_register(text, text, text, text, text, text, text, text, boolean, text, timestamptz, timestamptz, boolean) from public;
grant execute on function
  find_in_register(text, text, text, text, text, text, text, text, boolean, text, timestamptz, timestamptz, text, timestamptz, timestamptz, uuid, integer),
  count_in_register(text, text, text, text, text, text, text, text, boolean, text, timestamptz, timestamptz, boolean) to lekdicht_app;
