-- What schools look up, in the time that it takes to read what is shown: their status page on the worst day of a supplier is asked for by
-- thousands of them at once.

-- These two are asked for row after row; as functions in SQL each call would plan and start a query of its own.
create or replace function is_hidden(incident uuid, school text, moment timestamptz) returns boolean language plpgsql stable as $$
begin
  return exists (
    select from incident i
     where i.id = is_hidden.incident and is_hidden.moment >= i.withheld_from and is_hidden.moment < i.withheld_until
       and not exists (
         select from deadline d
          where d.incident_id = i.id and d.slot = 'notice:' || is_hidden.school and d.met_at is not null));
end
$$;

create or replace function hits_current_school(incident uuid) returns boolean language plpgsql stable as $$
begin
  return exists (
    select from affected_school a
     where a.incident_id = hits_current_school.incident and a.brin = current_school() and a.supplier_id = current_voucher());
end
$$;

-- Written out, so that the planner sees what is asked and may ask it once for all rows.
drop policy school_sees_what_hits_it on incident;
create policy school_sees_what_hits_it on incident for select to lekdicht_app
  using (exists (select from affected_school a
                  where a.incident_id = incident.id and a.brin = current_school() and a.supplier_id = current_voucher()));
drop policy school_sees_what_hits_it on journal;
create policy school_sees_what_hits_it on journal for select to lekdicht_app
  using (exists (select from affected_school a
                  where a.incident_id = journal.incident_id and a.brin = current_school() and a.supplier_id = current_voucher()));
drop policy school_sees_its_own on deadline;
create policy school_sees_its_own on deadline for select to lekdicht_app
  using ((brin is null or brin = current_school()) and kind <> 'ESCALATION_ACKNOWLEDGEMENT'
    and exists (select from affected_school a
                 where a.incident_id = deadline.incident_id and a.brin = current_school() and a.supplier_id = current_voucher()));

-- A school's incidents in order, without a look at any of them; and the few that are open, without a look at those that are not.
create index affected_school_in_order on affected_school (brin, supplier_id, incident_id);
drop index affected_school_by_school;
create index incident_open on incident (id) where status = 'OPEN';

-- What hits a school at one supplier, newest first, with where each journal ends. Ids of incidents go by the moment of opening. It runs as
-- the owner, so that no row of another school is looked at to be left out; it says by itself whose rows are in scope, and leaves out what is
-- withheld from a school that looks itself.
drop function incidents_of_school(text, text, timestamptz, uuid, integer);
create function incidents_of_school(school text, in_state text, moment timestamptz, before_id uuid, at_most integer)
  returns table (id uuid, supplier_id uuid, head_hash text)
  language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
  scope uuid := coalesce(current_supplier(), current_voucher());
  itself boolean := current_school() is not null;
  below uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
begin
  if scope is null or (itself and current_school() <> school) then
    return;
  end if;
  if in_state = 'OPEN' then
    return query
      select i.id, i.supplier_id, encode(i.head_hash, 'hex')
        from affected_school a join incident i on i.id = a.incident_id
       where a.brin = school and a.supplier_id = scope and a.incident_id < below
         and i.status = 'OPEN' and i.erased_at is null
         and case when itself and i.withheld_from is not null then not is_hidden(i.id, school, moment) else true end
       order by a.incident_id desc
       limit at_most;
  else
    return query
      select i.id, i.supplier_id, encode(i.head_hash, 'hex')
        from affected_school a join incident i on i.id = a.incident_id
       where a.brin = school and a.supplier_id = scope and a.incident_id < below
         and (in_state is null or i.status = in_state) and i.erased_at is null
         and case when itself and i.withheld_from is not null then not is_hidden(i.id, school, moment) else true end
       order by a.incident_id desc
       limit at_most;
  end if;
end
$$;

revoke execute on function incidents_of_school(text, text, timestamptz, uuid, integer) from public;
grant execute on function incidents_of_school(text, text, timestamptz, uuid, integer) to lekdicht_app;
