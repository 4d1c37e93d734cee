-- What was taken over from another register is erased too where it names a school that nobody has an agreement with; what was erased is judged
-- by what there is, and not by what the service says that it is; and a school's log holds what may be told, and nothing else.

alter table erasure_school
  drop constraint erasure_concerns_a_school,
  add constraint brin_is_well_formed check (brin ~ '^[0-9]{2}[A-Z]{2}([0-9]{2})?$');

-- The longest term among these schools: of the agreement that stands, or of those that ended where none stands; five years for a school without
-- any, and where no school was hit.
create or replace function months_kept(of_supplier uuid, of_schools text[]) returns integer language sql stable as $$
  select coalesce(max(m.months), 60)
    from (select coalesce(max(a.retention_months) filter (where a.ended_at is null), max(a.retention_months), 60) as months
            from unnest(of_schools) as s (brin)
            left join agreement a on a.supplier_id = of_supplier and a.brin = s.brin
           group by s.brin) m
$$;

-- The codes of the schools that an entry of the journal says are hit.
create function schools_named(body text) returns text[] language sql immutable as $$
  select coalesce(array_agg(s.school ->> 'brin'), '{}') from jsonb_array_elements(cast(body as jsonb) -> 'schools') as s (school)
$$;

-- Tables that still hold something of an entry that was erased. What only has its id, and may stay, is not named: see
-- RefusedErasureTest.
create or replace function remains_of(of_entry uuid, report_of uuid) returns setof text language sql stable as $$
  select t.name
    from (values
      ('report', exists (select from report r where r.id = report_of)),
      ('alert', exists (select from alert a where a.report_id = report_of)),
      ('run', exists (select from run r where r.incident_id = of_entry)),
      ('affected_school', exists (select from affected_school s where s.incident_id = of_entry)),
      ('deadline', exists (select from deadline d where d.incident_id = of_entry)),
      ('rung', exists (select from rung r where r.incident_id = of_entry)),
      ('mail', exists (select from mail m where m.incident_id = of_entry)
        or exists (select from erasure e join mail m on m.supplier_id = e.supplier_id and m.cause = 'alert:' || report_of where e.entry_id = of_entry)),
      ('acknowledgement_link', exists (select from acknowledgement_link l where l.incident_id = of_entry)),
      ('paper', exists (select from paper p where p.incident_id = of_entry)),
      ('paper_act', exists (select from paper_act c where c.incident_id = of_entry)),
      ('filing', exists (select from filing f where f.incident_id = of_entry)),
      ('evidence', exists (select from evidence e where e.incident_id = of_entry)),
      ('register_entry', exists (select from register_entry e where e.id = of_entry)),
      ('register_school', exists (select from register_school s where s.entry_id = of_entry)),
      ('retention_hold', exists (select from retention_hold h where h.entry_id = of_entry)),
      ('imported_entry', exists (select from imported_entry i where i.id = of_entry and i.content is not null)),
      ('reading', exists (select from reading r where of_entry in (r.incident_id, r.entry_id) and r.note is not null))
    ) as t (name, there)
   where t.there
   order by t.name
$$;

-- Erases an entry of the register for good: the one way there is. It trusts nobody, and checks everything again. It runs as the owner, in
-- the transaction that wrote the last entry of the journal. What the service may change, as the line in the register, decides nothing: an entry
-- is a handled one when there is an incident of that id, and of an imported one the last version counts.
--
-- typed: the number, typed again by whoever erases. confirmations: a JSON array of {brin, language, certificate}, one for each school.
create or replace function erase_entry(
  erasing uuid, of_entry uuid, typed text, moment timestamptz, given_reason text, in_language text, text_of_certificate text,
  confirmations text) returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  supplier uuid := current_supplier();
  kept register_entry;
  handled incident;
  is_handled boolean;
  line imported_entry;
  last_one journal;
  schools text[];
  closed timestamptz;
  due timestamptz;
  wrong text;
  report_of uuid;
  numbered text;
begin
  select * into kept from register_entry e where e.id = of_entry and e.supplier_id = supplier for update;
  if not found then
    raise exception 'there is no such entry' using errcode = 'no_data_found';
  end if;

  select * into handled from incident i where i.id = of_entry and i.supplier_id = supplier for update;
  is_handled := found;
  if is_handled then
    select * into strict last_one from journal j where j.incident_id = of_entry order by j.number desc limit 1;
    select j.at into closed from journal j where j.incident_id = of_entry and j.kind = 'incident-closed' order by j.number desc limit 1;
    select schools_named(j.body) into strict schools
      from journal j where j.incident_id = of_entry and j.kind in ('incident-opened', 'schools-changed') order by j.number desc limit 1;
    report_of := handled.report_id;
    numbered := handled.number;
  else
    select * into strict line from imported_entry i where i.id = of_entry and i.supplier_id = supplier order by i.version desc limit 1;
    numbered := line.number;
    closed := cast(cast(line.content as jsonb) ->> 'CLOSED_AT' as timestamptz);
    schools := coalesce(string_to_array(cast(line.content as jsonb) ->> 'SCHOOLS', ','), '{}');
  end if;
  due := months_after(closed, months_kept(supplier, schools));

  wrong := case
    when moment is null then 'erasure_has_a_moment'
    when not exists (
      select from account a
       where a.id = current_account() and a.supplier_id = supplier and a.closed_at is null and 'ESCALATION_MANAGER' = any (a.roles))
      then 'erasure_is_for_the_escalation_manager'
    when typed is distinct from numbered then 'erasure_names_its_number'
    when closed is null or handled.status = 'OPEN' then 'only_what_is_closed_is_erased'
    when due > moment then 'erased_when_it_was_due'
    when exists (select from retention_hold h where h.entry_id = of_entry and h.lifted_at is null) then 'what_is_held_stays'
    when is_handled and 'retention-held' = (
      select j.kind from journal j
       where j.incident_id = of_entry and j.kind in ('retention-held', 'hold-lifted') order by j.number desc limit 1) then 'what_is_held_stays'
    when handled.withheld_until > moment then 'nothing_withheld_is_erased'
    when is_handled and (
      last_one.kind <> 'incident-erased' or last_one.at <> moment or last_one.actor <> current_account()
      or last_one.body is distinct from format('{"erasure":"%s","certificate":"%s"}', erasing,
           encode(sha256(convert_to(text_of_certificate, 'UTF8')), 'hex'))
      or handled.head_number <> last_one.number - 1 or handled.head_hash <> last_one.previous_hash) then 'erasure_is_the_last_entry'
    when (select coalesce(array_agg(c.brin order by c.brin), '{}')
            from json_to_recordset(cast(confirmations as json)) as c (brin text, language text, certificate text))
         <> (select coalesce(array_agg(b order by b), '{}') from unnest(schools) as b) then 'each_school_has_its_confirmation'
  end;
  if wrong is not null then
    raise exception 'the erasure of % is refused: %', of_entry, wrong using errcode = 'check_violation', constraint = wrong;
  end if;

  insert into erasure (id, supplier_id, entry_id, origin, number, report_id, reported_at, closed_at, due_at, erased_at, erased_by, reason,
    head_number, head_hash, language, certificate, certificate_digest)
  values (erasing, supplier, of_entry, case when is_handled then 'HANDLED' else 'IMPORTED' end, numbered, report_of, kept.reported_at, closed,
    due, moment, current_account(), given_reason, last_one.number - 1, last_one.previous_hash, in_language, text_of_certificate,
    sha256(convert_to(text_of_certificate, 'UTF8')));
  insert into erasure_school (erasure_id, brin, supplier_id, entry_id, number, reported_at, closed_at, erased_at, language, certificate,
    certificate_digest)
  select erasing, c.brin, supplier, of_entry, numbered, kept.reported_at, closed, moment, c.language, c.certificate,
         sha256(convert_to(c.certificate, 'UTF8'))
    from json_to_recordset(cast(confirmations as json)) as c (brin text, language text, certificate text);

  update journal set body = null, salt = null where incident_id = of_entry and number < last_one.number;
  update imported_entry set content = null, salt = null where id = of_entry;
  if not is_handled then
    -- A file that somebody is about to take over may hold it as well.
    delete from import_draft d where d.supplier_id = supplier;
  end if;
  delete from acknowledgement_link where incident_id = of_entry;
  delete from filing_confirmation c using filing f where f.paper_id = c.paper_id and f.incident_id = of_entry;
  delete from filing where incident_id = of_entry;
  delete from paper_act where incident_id = of_entry;
  delete from paper_author a using paper p where p.id = a.paper_id and p.incident_id = of_entry;
  delete from paper_text t using paper p where p.id = t.paper_id and p.incident_id = of_entry;
  delete from paper where incident_id = of_entry;
  delete from evidence_chunk c using evidence e where e.id = c.evidence_id and e.incident_id = of_entry;
  delete from evidence where incident_id = of_entry;
  update reading set note = null where (incident_id = of_entry or entry_id = of_entry) and note is not null;
  delete from rung where incident_id = of_entry;
  delete from deadline where incident_id = of_entry;
  delete from run where incident_id = of_entry;
  delete from affected_school where incident_id = of_entry;
  delete from mail where incident_id = of_entry;
  delete from receipt where subject in (of_entry, report_of);
  delete from retention_hold where entry_id = of_entry;
  delete from register_school where entry_id = of_entry;
  delete from register_entry where id = of_entry;
  if is_handled then
    update incident
       set title = '', report_id = null, withheld_from = null, withheld_until = null, erased_at = moment,
           head_number = last_one.number, head_hash = last_one.hash
     where id = of_entry;
    delete from alert where report_id = report_of;
    delete from mail m where m.supplier_id = supplier and m.cause = 'alert:' || report_of;
    delete from report where id = report_of;
  end if;

  if exists (select from remains_of(of_entry, report_of)) then
    raise exception 'something is left of it in %', (select string_agg(r, ', ') from remains_of(of_entry, report_of) as r);
  end if;
end
$$;

-- Whether an entry of the journal may be told to a school: what is of the whole incident, and what is of that school. What is not
-- named here is not told, or access_log tells it.
create or replace function is_about_school(given_kind text, given_body text, school text) returns boolean language plpgsql immutable as $$
declare
  body jsonb;
begin
  if given_kind in ('incident-opened', 'run-started', 'run-withdrawn', 'step-completed', 'step-skipped', 'step-corrected', 'update-given',
      'update-missed', 'measure-stated', 'incident-classified', 'classification-confirmed', 'severity-assessed', 'risk-judged',
      'communication-withheld', 'withholding-ended', 'evidence-kept', 'retention-held', 'hold-lifted', 'incident-closed') then
    return true;
  end if;
  body := cast(given_body as jsonb);
  return case
    when given_kind in ('school-moment-recorded', 'moment-corrected', 'facts-stated', 'subjects-informed', 'school-consulted',
        'intention-answered')
      then coalesce(body ->> 'brin', school) = school
    when given_kind in ('notification-decided', 'decision-confirmed', 'equal-measure-found') then body -> 'brins' @> to_jsonb(school)
    when given_kind = 'deadline-acknowledged' then is_slot_of(body ->> 'slot', school)
    when given_kind = 'deadline-warned'
      then exists (select from jsonb_array_elements_text(body -> 'slots') as s (slot) where is_slot_of(s.slot, school))
    else false
  end;
end
$$;

-- Whether a deadline is of the incident as a whole, or of that school: what stands after the colon of another's is its code.
create function is_slot_of(slot text, school text) returns boolean immutable parallel safe
  return split_part(slot, ':', 2) !~ '^[0-9]{2}[A-Z]{2}([0-9]{2})?$' or split_part(slot, ':', 2) = school;

-- Who saw or changed what of a school's (Art. 7.2c of the agreement), newest first: moments, kinds and names, never contents. For that
-- school, or for a supplier that has an agreement with it. What was done with papers is told of the school's own papers, and that other schools
-- are hit from now on to those who were not before. It runs as the owner, because a school sees no account but its own; it puts nothing in
-- scope.
create or replace function access_log(school text, moment timestamptz, before_at timestamptz, before_key text, at_most integer)
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
         and case
           when j.kind in ('papers-written', 'paper-rewritten', 'papers-submitted', 'papers-approved', 'papers-rejected', 'papers-sent',
               'paper-acknowledged', 'draft-filed', 'confirmation-kept', 'paper-dropped')
             then exists (
               select from paper_act c join paper p on p.id = c.paper_id
                where c.incident_id = j.incident_id and c.entry = j.number and (p.brin = looked_up or looked_up = any (p.brins)))
           when j.kind = 'schools-changed'
             then looked_up = any (schools_named(j.body)) and looked_up <> all (schools_named((
               select b.body from journal b
                where b.incident_id = j.incident_id and b.number < j.number and b.kind in ('incident-opened', 'schools-changed')
                order by b.number desc
                limit 1)))
           else is_about_school(j.kind, j.body, looked_up)
         end
         and (before_at is null or (j.at, 'j ' || j.incident_id || ' ' || to_char(j.number, 'FM000000')) < (before_at, before_key))
      union all
      select 'r ' || r.id, r.at, h.id, h.number, null, true, r.part, r.item, r.account_id
        from hit h join reading r on r.incident_id = h.id
       where (r.brin is null or r.brin = looked_up)
         and not exists (
           select from paper p where p.id = r.item and (p.brin = looked_up or looked_up = any (p.brins)) is not true)
         and (before_at is null or (r.at, 'r ' || r.id) < (before_at, before_key))
      union all
      select 'r ' || r.id, r.at, null, null, r.entry_id, true, r.part, r.item, r.account_id
        from register_school s join reading r on r.entry_id = s.entry_id
       where s.brin = looked_up and s.supplier_id = supplier and r.supplier_id = supplier and (r.brin is null or r.brin = looked_up)
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

revoke execute on function schools_named(text), is_slot_of(text, text) from public;
