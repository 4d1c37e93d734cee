-- What papers that leave the house must know of both parties: the particulars of schools and suppliers, and what was agreed about data and
-- notices. And how a school's account acts. Rows of before have what is unknown as null, and for the rest what Bijlage 2 says.

alter table agreement
  add column address text,
  add column postcode text,
  add column chamber_of_commerce text,
  add column sector text,
  -- Options of the facts DATA_KINDS, SPECIAL_CATEGORIES and PEOPLE_CATEGORIES; nothing at all is not known.
  add column data_kinds text[] not null default '{}',
  add column special_categories text[] not null default '{}',
  add column people_categories text[] not null default '{}',
  add column notice_headings text not null default 'ANNEX_2',
  add column notice_contacts text[] not null default '{SCHOOL_CONTACT}',
  add column language text not null default 'nl',
  add constraint agreement_address_fits check (length(address) between 1 and 200),
  add constraint agreement_postcode_looks_like_one check (postcode ~ '^[0-9A-Z][0-9A-Z -]{1,8}[0-9A-Z]$'),
  add constraint agreement_chamber_of_commerce_is_eight_digits check (chamber_of_commerce ~ '^[0-9]{8}$'),
  add constraint agreement_sector_fits check (length(sector) between 1 and 200),
  add constraint agreement_data_kinds_are_names check (array_to_string(data_kinds, ',', '?') ~ '^([A-Z_]+(,[A-Z_]+)*)?$'),
  add constraint agreement_special_categories_are_names check (array_to_string(special_categories, ',', '?') ~ '^([A-Z_]+(,[A-Z_]+)*)?$'),
  add constraint agreement_people_categories_are_names check (array_to_string(people_categories, ',', '?') ~ '^([A-Z_]+(,[A-Z_]+)*)?$'),
  add constraint none_of_the_data_stands_alone check (not 'NONE' = any (data_kinds) or cardinality(data_kinds) = 1),
  add constraint no_special_category_stands_alone check (not 'NONE' = any (special_categories) or cardinality(special_categories) = 1),
  add constraint notice_headings_are_known check (notice_headings in ('ANNEX_2', 'FPO')),
  add constraint somebody_gets_the_notices check (cardinality(notice_contacts) > 0 and array_position(notice_contacts, null) is null),
  add constraint notice_contacts_are_known
    check (notice_contacts <@ array['SCHOOL_CONTACT', 'FUNCTIONAL_MANAGER_1', 'FUNCTIONAL_MANAGER_2', 'FG', 'BOARD']),
  add constraint agreement_language_is_known check (language in ('nl', 'en'));

grant update (address, postcode, chamber_of_commerce, sector, data_kinds, special_categories, people_categories, notice_headings,
  notice_contacts, language) on agreement to lekdicht_app;

alter table supplier
  add column address text,
  add column postcode text,
  add column place text,
  add column chamber_of_commerce text,
  add column telephone text,
  add column email text,
  add column fg_name text,
  add column fg_telephone text,
  add column fg_email text,
  add constraint supplier_address_fits check (length(address) between 1 and 200),
  add constraint supplier_postcode_looks_like_one check (postcode ~ '^[0-9A-Z][0-9A-Z -]{1,8}[0-9A-Z]$'),
  add constraint supplier_place_fits check (length(place) between 1 and 200),
  add constraint supplier_chamber_of_commerce_is_eight_digits check (chamber_of_commerce ~ '^[0-9]{8}$'),
  add constraint supplier_telephone_fits check (length(telephone) between 3 and 40),
  add constraint supplier_email_looks_like_one check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
  add constraint supplier_fg_name_fits check (length(fg_name) between 1 and 200),
  add constraint supplier_fg_telephone_fits check (length(fg_telephone) between 3 and 40),
  add constraint supplier_fg_email_looks_like_one check (fg_email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(fg_email) <= 254);

create policy supplier_keeps_its_particulars on supplier for update to lekdicht_app
  using (id = current_supplier()) with check (id = current_supplier());
grant update (name, address, postcode, place, chamber_of_commerce, telephone, email, fg_name, fg_telephone, fg_email)
  on supplier to lekdicht_app;

-- The first statement of a transaction in which a school's account acts on what its supplier keeps, such as the journal: proves the
-- session as enter() does, and that the account is of this school; then puts the supplier that vouches for the account in scope, and the
-- account stays the one that acts. False, and nothing in scope, for everybody else.
create function enter_for_school(entering uuid, through uuid, at timestamptz, for_school text) returns boolean
  language plpgsql
as $$
declare
  vouching uuid;
begin
  if not enter(entering, through, at, false) then
    return false;
  end if;
  if current_school() = for_school then
    vouching := current_voucher();
  end if;
  perform set_config('lekdicht.supplier', coalesce(cast(vouching as text), ''), true);
  perform set_config('lekdicht.school', '', true);
  perform set_config('lekdicht.voucher', '', true);
  if vouching is null then
    perform set_config('lekdicht.account', '', true);
    return false;
  end if;
  return true;
end
$$;

revoke execute on function enter_for_school(uuid, uuid, timestamptz, text) from public;
grant execute on function enter_for_school(uuid, uuid, timestamptz, text) to lekdicht_app;
