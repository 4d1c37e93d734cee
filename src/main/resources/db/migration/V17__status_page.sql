-- What hits a school at one supplier, newest first: the school's status page, in the time that it takes to read what is shown, however many
-- incidents the supplier has. Ids of incidents go by the moment of opening. It runs as the owner, so that no row of another school is
-- looked at to be left out; it says by itself whose rows are in scope.
create function incidents_of_school(school text, in_state text, moment timestamptz, before_id uuid, at_most integer) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
as $$
declare
  scope uuid := coalesce(current_supplier(), current_voucher());
begin
  if scope is null or (current_school() is not null and current_school() <> school) then
    return;
  end if;
  return query
    select a.incident_id
      from affected_school a
      join incident i on i.id = a.incident_id
     where a.brin = school
       and a.supplier_id = scope
       and (in_state is null or i.status = in_state)
       and (before_id is null or a.incident_id < before_id)
       and (current_school() is null or not is_hidden(a.incident_id, school, moment))
     order by a.incident_id desc
     limit at_most;
end
$$;

revoke execute on function incidents_of_school(text, text, timestamptz, uuid, integer) from public;
grant execute on function incidents_of_school(text, text, timestamptz, uuid, integer) to lekdicht_app;
