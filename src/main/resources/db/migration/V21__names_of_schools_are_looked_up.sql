-- What a school is called is looked up when an entry is read. Entries that were taken over before kept it beside, where verification now finds
-- that they are not what was taken over.
update register_school s
   set details = regexp_replace(s.details, '"name":"([^"\\]|\\.)*"', '"name":""')
  from register_entry e
 where e.id = s.entry_id and e.origin = 'IMPORTED' and s.details !~ '"name":""';
