-- Links by which somebody at a school acknowledges a paper without an account. Moments are parameters here too.

create table acknowledgement_link (
  -- SHA-256 of the secret, which is in the mail and nowhere else.
  digest bytea constraint acknowledgement_link_key primary key,
  supplier_id uuid not null constraint acknowledgement_link_has_a_supplier references supplier,
  incident_id uuid not null constraint acknowledgement_link_is_about_an_incident references incident,
  paper_id uuid not null,
  brin text not null constraint acknowledgement_link_has_a_school references school,
  contact_name text not null,
  contact_address text not null,
  language text not null,
  issued_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  constraint acknowledgement_digest_is_sha_256 check (length(digest) = 32),
  constraint acknowledgement_language_is_known check (language in ('nl', 'en')),
  constraint acknowledgement_contact_fits check (length(contact_name) between 1 and 200 and length(contact_address) between 3 and 254),
  constraint acknowledgement_link_expires_after_it_was_issued check (expires_at > issued_at)
);

create index acknowledgement_links_of_an_incident on acknowledgement_link (supplier_id, incident_id);

alter table acknowledgement_link enable row level security;
alter table acknowledgement_link force row level security;
create policy owner_keeps_all on acknowledgement_link to current_user using (true) with check (true);
create policy supplier_sees_its_own on acknowledgement_link to lekdicht_app
  using (supplier_id = current_supplier()) with check (supplier_id = current_supplier());

-- A link is given out and never changed; what it did stands with the paper.
grant select, insert on acknowledgement_link to lekdicht_app;

-- What a secret acknowledges; no row for an unknown one. It runs as the owner, because nobody else may look for a link outside of a scope;
-- it puts nothing in scope.
create function recognise_acknowledgement_link(given bytea)
  returns table (supplier_id uuid, incident_id uuid, paper_id uuid, brin text, contact_name text, contact_address text, language text,
    expires_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select l.supplier_id, l.incident_id, l.paper_id, l.brin, l.contact_name, l.contact_address, l.language, l.expires_at
    from acknowledgement_link l
   where l.digest = given
$$;

revoke execute on function recognise_acknowledgement_link(bytea) from public;
grant execute on function recognise_acknowledgement_link(bytea) to lekdicht_app;
