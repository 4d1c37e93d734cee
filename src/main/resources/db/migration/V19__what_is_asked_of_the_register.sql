-- What is asked of the register, as one value instead of a dozen parameters, and in one place what it lets through.

-- Words or a number; what an entry must have, each null where anything will do; from is inclusive, to is not.
create type register_filter as (
  asked           text,
  kind            text,
  classification  text,
  incident_type   text,
  state           text,
  origin          text,
  risk            text,
  ap_state        text,
  sensitive       boolean,
  school          text,
  from_moment     timestamptz,
  to_moment       timestamptz
);

-- Whether an entry, or what the tally counts, is of the mixture that is asked for. It is one expression, so that the planner puts it in place
-- of the call and drops what is not asked.
create function is_asked_for(
  wanted register_filter, kind text, classification text, incident_type text, state text, origin text, risk text, ap_state text,
  sensitive boolean) returns boolean language sql stable as $$
  select (wanted.kind is null or is_asked_for.kind = wanted.kind)
    and (wanted.classification is null or is_asked_for.classification = wanted.classification)
    and (wanted.incident_type is null or is_asked_for.incident_type = wanted.incident_type)
    and (wanted.state is null or is_asked_for.state = wanted.state)
    and (wanted.origin is null or is_asked_for.origin = wanted.origin)
    and (wanted.risk is null or is_asked_for.risk = wanted.risk)
    and (wanted.ap_state is null or is_asked_for.ap_state = wanted.ap_state)
    and (wanted.sensitive is null or is_asked_for.sensitive = wanted.sensitive)
$$;

-- A lexeme of its own for the year, so that words can be looked up year by year, newest first: there may be thousands of hits in older ones.
create function year_lexeme(year integer) returns text immutable parallel safe
  return '@' || year;

alter table register_entry drop column words;
alter table register_entry add column words tsvector not null generated always as (
  setweight(to_tsvector('pg_catalog.dutch', plain_text(title)), 'A') ||
  setweight(to_tsvector('pg_catalog.dutch', plain_text(description)), cast(case when as_reported then 'D' else 'B' end as "char")) ||
  setweight(to_tsvector('pg_catalog.dutch', plain_text(coalesce(cause, '') || ' ' || coalesce(measures, ''))), 'C') ||
  array_to_tsvector(array[
    number_lexeme(number), year_lexeme(cast(extract(year from reported_at at time zone 'Europe/Amsterdam') as integer))])) stored;
alter table register_entry alter column words set storage main;
create index register_by_words on register_entry using gin (words);

-- Of a school's part its own: that the data of another school are sensitive is not for this one to find out.
alter table register_school add column sensitive boolean not null default false;
update register_school set sensitive = true
 where string_to_array(cast(details as jsonb) #>> '{facts,DATA_KINDS}', ',') && array['BSN', 'FINANCIAL']
    or array_remove(string_to_array(cast(details as jsonb) #>> '{facts,SPECIAL_CATEGORIES}', ','), 'NONE') <> array[]::text[];

-- Words, or the number of an entry. An alternative to all words keeps the index from leaping over what has only some of them: there is none
-- when nothing has that number.
drop index register_by_number;
create index register_by_number on register_entry (supplier_id, lower(number));
create function register_query(scope uuid, asked text) returns tsquery language sql stable as $$
  select case when exists (select from register_entry e where e.supplier_id = scope and lower(e.number) = lower(asked))
    then register_query(asked)
    else websearch_to_tsquery('pg_catalog.dutch', plain_text(asked)) end
$$;

-- Whose plan is kept by a connection serves schools and suppliers in turn. Were this a condition for an index, a plan that was made for a
-- school would read all rows of a supplier, for a supplier, each time.
alter policy supplier_sees_its_own on register_school using ((supplier_id = current_supplier()) is true);

-- Who may look at a school is asked with nearly everything.
create index agreements_of_a_school on agreement (brin, supplier_id);

drop function find_in_register(
  text, text, text, text, text, text, text, text, boolean, text, timestamptz, timestamptz, text, timestamptz, timestamptz, uuid, integer);
drop function count_in_register(
  text, text, text, text, text, text, text, text, boolean, text, timestamptz, timestamptz, boolean);

-- The places of the entries that are asked for, newest first: of the supplier in scope, or one school's part. What a null narrows is not
-- narrowed. Row-level security keeps an index from being used for words, so this passes by it, and checks the scope itself.
--
-- As a rule the newest entries hold a page of what is asked for: they are walked first, in order, for as long as that promises to be less
-- work than to look up all that is asked for, by mixture or by the words of a year, and to put it in order then. How much there is of a mixture the tally
-- tells; how much of a word the walk.
--
-- part: the school whose part is asked for: then words are those that a school reads. hidden_at: what is withheld from it then is left out.
create function find_in_register(
  filter jsonb, part text, hidden_at timestamptz, after_moment timestamptz, after_id uuid, at_most integer)
  returns table (found_id uuid, found_at timestamptz)
  language plpgsql stable security definer
  set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off set jit = off
as $$
declare
  scope uuid := coalesce(current_supplier(), current_voucher());
  wanted register_filter := jsonb_populate_record(null::register_filter, filter);
  query tsquery := register_query(scope, wanted.asked);
  filtered boolean := num_nonnulls(wanted.kind, wanted.classification, wanted.incident_type, wanted.state, wanted.origin, wanted.risk,
    wanted.ap_state, wanted.sensitive) > 0;
  lowest timestamptz := coalesce(wanted.from_moment, '-infinity');
  place_at timestamptz := coalesce(wanted.to_moment, 'infinity');
  place_id uuid := '00000000-0000-0000-0000-000000000000';
  mixes bigint[];
  hits bigint;
  everything bigint;
  first_walk constant bigint := 1500;
  longest_walk constant bigint := 6000;
  -- so many entries are walked past in the time that it takes to look one up
  walked_per_look constant bigint := 4;
  walk bigint;
  walks integer := 0;
  missing integer := at_most;
  met integer;
  of_year integer;
  entry record;
begin
  if scope is null or (current_school() is not null and part is distinct from current_school()) then
    return;
  end if;
  if after_moment < place_at then
    place_at := after_moment;
    place_id := after_id;
  end if;

  if part is not null or wanted.school is not null then
    return query
    select s.entry_id, s.reported_at
      from register_school s
      join register_entry e on e.id = s.entry_id
     where s.supplier_id = scope and s.brin = coalesce(part, wanted.school)
       and (s.reported_at, s.entry_id) < (place_at, place_id) and s.reported_at >= lowest
       and (part is null or wanted.school is null or wanted.school = part)
       and is_asked_for(wanted, e.kind, e.classification, e.incident_type, e.state, e.origin, e.risk,
                        case when part is null then e.ap_state else s.ap_state end,
                        case when part is null then e.sensitive else s.sensitive end)
       and (query is null or case when part is null then e.words @@ query else ts_filter(e.words, '{a,b,c}') @@ query or lower(e.number) = lower(wanted.asked) end)
       and case when hidden_at is null or not exists (select from incident i where i.id = e.id and i.withheld_from is not null) then true
                else not is_hidden(e.id, part, hidden_at) end
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
                   sum(r.entries) filter (where is_asked_for(wanted, r.kind, r.classification, r.incident_type, r.state, r.origin, r.risk,
                     r.ap_state, r.sensitive)) as asked_for
              from register_tally r
             where r.supplier_id = scope
               and (wanted.from_moment is null or r.year >= extract(year from wanted.from_moment at time zone 'Europe/Amsterdam'))
               and (wanted.to_moment is null or r.year <= extract(year from wanted.to_moment at time zone 'Europe/Amsterdam'))
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
       where is_asked_for(wanted, w.kind, w.classification, w.incident_type, w.state, w.origin, w.risk, w.ap_state, w.sensitive)
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

  if mixes is not null then
    return query
    with asked_for as materialized (
      select e.id, e.reported_at
        from register_entry e
       where e.supplier_id = scope and (e.reported_at, e.id) < (place_at, place_id) and e.reported_at >= lowest
         and e.mix = any (mixes)
         and is_asked_for(wanted, e.kind, e.classification, e.incident_type, e.state, e.origin, e.risk, e.ap_state, e.sensitive)
         and (query is null or e.words @@ query)
    )
    select a.id, a.reported_at from asked_for a order by a.reported_at desc, a.id desc limit missing;
    return;
  end if;

  for of_year in
    select distinct r.year
      from register_tally r
     where r.supplier_id = scope
       and r.year between extract(year from lowest at time zone 'Europe/Amsterdam') and extract(year from place_at at time zone 'Europe/Amsterdam')
     order by r.year desc
  loop
    return query
    with asked_for as materialized (
      select e.id, e.reported_at
        from register_entry e
       where e.supplier_id = scope and (e.reported_at, e.id) < (place_at, place_id) and e.reported_at >= lowest
         and e.words @@ query and e.words @@ cast(quote_literal(year_lexeme(of_year)) as tsquery)
    )
    select a.id, a.reported_at from asked_for a order by a.reported_at desc, a.id desc limit missing;
    get diagnostics met = row_count;
    missing := missing - met;
    exit when missing <= 0;
  end loop;
end
$$;

-- How many entries of the supplier in scope are asked for, by all that they are counted by. The tally tells it where nothing is asked for
-- that it does not know: then whole years, or all.
create function count_in_register(filter jsonb, by_tally boolean)
  returns table (counted_kind text, counted_incident_type text, counted_state text, counted_year integer, counted bigint)
  language plpgsql stable security definer
  set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set jit = off
as $$
declare
  wanted register_filter := jsonb_populate_record(null::register_filter, filter);
  query tsquery := register_query(current_supplier(), wanted.asked);
begin
  if current_supplier() is null then
    return;
  end if;
  if by_tally then
    if query is not null or wanted.school is not null then
      raise exception 'the tally knows no words and no schools' using errcode = 'invalid_parameter_value';
    end if;
    return query
    select r.kind, r.incident_type, r.state, r.year, cast(sum(r.entries) as bigint)
      from register_tally r
     where r.supplier_id = current_supplier()
       and is_asked_for(wanted, r.kind, r.classification, r.incident_type, r.state, r.origin, r.risk, r.ap_state, r.sensitive)
       and (wanted.from_moment is null or r.year >= extract(year from wanted.from_moment at time zone 'Europe/Amsterdam'))
       and (wanted.to_moment is null or r.year < extract(year from wanted.to_moment at time zone 'Europe/Amsterdam'))
     group by 1, 2, 3, 4
    having sum(r.entries) <> 0;
    return;
  end if;
  if wanted.school is not null then
    return query
    select e.kind, e.incident_type, e.state, e.year, count(*)
      from register_school s
      join register_entry e on e.id = s.entry_id
     where s.supplier_id = current_supplier() and s.brin = wanted.school
       and (wanted.from_moment is null or s.reported_at >= wanted.from_moment)
       and (wanted.to_moment is null or s.reported_at < wanted.to_moment)
       and is_asked_for(wanted, e.kind, e.classification, e.incident_type, e.state, e.origin, e.risk, e.ap_state, e.sensitive)
       and (query is null or e.words @@ query)
     group by 1, 2, 3, 4;
    return;
  end if;
  return query
  select e.kind, e.incident_type, e.state, e.year, count(*)
    from register_entry e
   where e.supplier_id = current_supplier()
     and (wanted.from_moment is null or e.reported_at >= wanted.from_moment)
     and (wanted.to_moment is null or e.reported_at < wanted.to_moment)
     and is_asked_for(wanted, e.kind, e.classification, e.incident_type, e.state, e.origin, e.risk, e.ap_state, e.sensitive)
     and (query is null or e.words @@ query)
   group by 1, 2, 3, 4;
end
$$;

revoke all on function
  find_in_register(jsonb, text, timestamptz, timestamptz, uuid, integer), count_in_register(jsonb, boolean),
  register_query(uuid, text), is_asked_for(register_filter, text, text, text, text, text, text, text, boolean) from public;
grant execute on function
  find_in_register(jsonb, text, timestamptz, timestamptz, uuid, integer), count_in_register(jsonb, boolean) to lekdicht_app;
