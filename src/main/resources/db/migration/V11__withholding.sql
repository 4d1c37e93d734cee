-- While communication about an incident is withheld, a school that was not told of it does not hear of it by any other way either. Moments
-- are parameters.

alter table incident
  add column withheld_from timestamptz,
  add column withheld_until timestamptz,
  add constraint withheld_from_and_until check (num_nonnulls(withheld_from, withheld_until) in (0, 2));

create function is_hidden(incident uuid, school text, moment timestamptz) returns boolean language sql stable as $$
  select exists (
    select from incident i
     where i.id = is_hidden.incident and is_hidden.moment >= i.withheld_from and is_hidden.moment < i.withheld_until
       and not exists (
         select from deadline d
          where d.incident_id = i.id and d.slot = 'notice:' || is_hidden.school and d.met_at is not null))
$$;

create or replace function webhook_hears(w webhook, h happening) returns boolean language sql stable as $$
  select h.supplier_id = w.supplier_id
    and (w.kinds is null or h.kind = any (w.kinds))
    and case
      when w.brin is null then h.kind not in ('school-affected', 'paper-sent')
      else school_may_hear(h.kind, h.brin, w.brin)
        and exists (
          select from affected_school a where a.incident_id = h.incident_id and a.brin = w.brin and a.supplier_id = w.supplier_id)
        and not is_hidden(h.incident_id, w.brin, h.at)
    end
$$;

drop policy school_sees_what_it_may_know on happening;
create policy school_sees_what_it_may_know on happening for select to lekdicht_app
  using (supplier_id = current_voucher() and school_may_hear(kind, brin, current_school()) and hits_current_school(incident_id)
    and not is_hidden(incident_id, current_school(), at));
