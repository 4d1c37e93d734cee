package nl.lekdicht.incident;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface IncidentStore extends GenericRepository<IncidentRow, UUID> {

  @Query(
      """
      select id, supplier_id, number, report_id, title, kind, status, opened_at, closed_at, head_number,
             encode(head_hash, 'hex') as head_hash, erased_at
      from incident
      where id = :id
      """)
  Optional<IncidentRow> find(UUID id);

  /** Those that the viewer may see and that were not erased, in no order. */
  @Query(
      """
      select id, supplier_id, number, report_id, title, kind, status, opened_at, closed_at, head_number,
             encode(head_hash, 'hex') as head_hash, erased_at
      from incident
      where id = any (cast(string_to_array(:ids, ',') as uuid[])) and erased_at is null
      limit :atMost
      """)
  List<IncidentRow> findAll(String ids, int atMost);

  /** What hits a school, newest first; for an account of that school without what is withheld from it at that moment. */
  @Query(
      """
      select h.id, h.supplier_id, h.head_hash from incidents_of_school(:school, :status, :at, cast(:beforeId as uuid), :atMost) h
      """)
  List<IncidentHead> ofSchool(
      String school, @Nullable String status, Instant at, @Nullable UUID beforeId, int atMost);

  /** Holds the incident until the transaction ends: whoever comes second waits, and then sees what the first did. */
  @Query(
      """
      select id, supplier_id, number, report_id, title, kind, status, opened_at, closed_at, head_number,
             encode(head_hash, 'hex') as head_hash, erased_at
      from incident
      where id = :id
      for update
      """)
  Optional<IncidentRow> lock(UUID id);

  /** Those of these incidents that nobody holds; held from now on until the transaction ends. */
  @Query(
      """
      select id, supplier_id, number, report_id, title, kind, status, opened_at, closed_at, head_number,
             encode(head_hash, 'hex') as head_hash, erased_at
      from incident
      where id = any (cast(string_to_array(:ids, ',') as uuid[])) and erased_at is null
      order by id
      limit :atMost
      for update skip locked
      """)
  List<IncidentRow> lockFree(String ids, int atMost);

  /** {@code rows} is a JSON array of objects with the names of the columns. */
  @Query(
      """
      update incident i
      set head_number = r.head_number, head_hash = decode(r.head_hash, 'hex')
      from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, head_number integer, head_hash text)
      where i.id = r.id
      """)
  void moveHeads(String rows);

  @Query(
      """
      insert into incident_count (supplier_id, year, last) values (:supplier, :year, 1)
      on conflict (supplier_id, year) do update set last = incident_count.last + 1
      returning last
      """)
  int nextNumber(UUID supplier, int year);

  @Query(
      """
      insert into incident
        (id, supplier_id, number, report_id, title, kind, status, opened_at, head_number, head_hash)
      values
        (:id, :supplier, :number, :reportId, :title, :kind, 'OPEN', :openedAt, 0, decode(:headHash, 'hex'))
      on conflict on constraint report_opens_one_incident do nothing
      """)
  int insert(
      UUID id,
      UUID supplier,
      String number,
      UUID reportId,
      String title,
      String kind,
      Instant openedAt,
      String headHash);

  @Query(
      """
      update incident
      set kind = :kind, status = :status, closed_at = :closedAt, head_number = :headNumber,
          head_hash = decode(:headHash, 'hex')
      where id = :id
      """)
  void update(
      UUID id,
      String kind,
      String status,
      @Nullable Instant closedAt,
      int headNumber,
      String headHash);

  /** Of the last withholding: until its end, or until somebody ended it. */
  @Query(
      """
      update incident set withheld_from = :from, withheld_until = :until where id = :id
      """)
  void withhold(UUID id, Instant from, Instant until);

  /** From and until, as epoch milliseconds with a hyphen between; nothing where nothing was withheld. */
  @Query(
      """
      select cast(extract(epoch from withheld_from) * 1000 as bigint) || '-' || cast(extract(epoch from withheld_until) * 1000 as bigint)
      from incident
      where id = :id and withheld_from is not null
      """)
  Optional<String> withheld(UUID id);

  @Query(
      """
      insert into run (id, supplier_id, incident_id, checklist_id, checklist_digest, state, current_step)
      values (:id, :supplier, :incident, :checklistId, decode(:checklistDigest, 'hex'), :state, :currentStep)
      on conflict (id) do update set state = excluded.state, current_step = excluded.current_step
      """)
  void saveRun(
      UUID id,
      UUID supplier,
      UUID incident,
      String checklistId,
      String checklistDigest,
      String state,
      @Nullable String currentStep);

  @Query(
      """
      insert into affected_school (incident_id, brin, supplier_id)
      select :incident, brin, :supplier
      from unnest(string_to_array(:brins, ',')) as brin
      on conflict do nothing
      """)
  void addSchools(UUID incident, UUID supplier, String brins);

  @Query(
      """
      delete from affected_school
      where incident_id = :incident and brin <> all (string_to_array(:brins, ','))
      """)
  void keepSchools(UUID incident, String brins);

  @Query(
      """
      select id, incident_id, checklist_id, encode(checklist_digest, 'hex') as checklist_digest, state, current_step
      from run
      where incident_id = :incident
      order by id
      limit :atMost
      """)
  List<RunRow> runs(UUID incident, int atMost);

  @Query(
      """
      select brin from affected_school where incident_id = :incident order by brin limit :atMost
      """)
  List<String> schools(UUID incident, int atMost);

  @Query(
      """
      select i.id, i.number, i.title, i.kind, i.status, i.opened_at, i.closed_at,
             coalesce((select string_agg(r.checklist_id, ',' order by r.id) from run r
                       where r.incident_id = i.id and r.state <> 'WITHDRAWN'), '') as checklists,
             coalesce((select string_agg(s.brin, ',' order by s.brin) from affected_school s
                       where s.incident_id = i.id), '') as schools,
             (select min(d.due_at) from deadline d where d.incident_id = i.id and d.met_at is null) as next_due_at
      from incident i
      where i.erased_at is null
        and (cast(:status as text) is null or i.status = :status)
        and (cast(:kind as text) is null or i.kind = :kind)
        and (cast(:school as text) is null or exists
              (select from affected_school s where s.incident_id = i.id and s.brin = :school))
        and (cast(:checklist as text) is null or exists
              (select from run r where r.incident_id = i.id and r.checklist_id = :checklist and r.state <> 'WITHDRAWN'))
        and (cast(:openedFrom as timestamptz) is null or i.opened_at >= :openedFrom)
        and (cast(:openedBefore as timestamptz) is null or i.opened_at < :openedBefore)
        and (cast(:text as text) is null
             or strpos(lower(i.title), lower(:text)) > 0
             or i.number = :text
             or exists (select from report p where p.id = i.report_id and strpos(lower(p.summary), lower(:text)) > 0))
        and (cast(:afterOpenedAt as timestamptz) is null or (i.opened_at, i.id) < (:afterOpenedAt, cast(:afterId as uuid)))
      order by i.opened_at desc, i.id desc
      limit :atMost
      """)
  List<SummaryRow> list(
      @Nullable String status,
      @Nullable String kind,
      @Nullable String school,
      @Nullable String checklist,
      @Nullable Instant openedFrom,
      @Nullable Instant openedBefore,
      @Nullable String text,
      @Nullable Instant afterOpenedAt,
      @Nullable UUID afterId,
      int atMost);

  /** For the check of everything: incidents in the order of their ids. */
  @Query(
      """
      select id, supplier_id, number, report_id, title, kind, status, opened_at, closed_at, head_number,
             encode(head_hash, 'hex') as head_hash, erased_at
      from incident
      where id > :after
      order by id
      limit :atMost
      """)
  List<IncidentRow> listAfter(UUID after, int atMost);

  /** Years in which a supplier's incidents are not as many as the numbers given out: {@code year: kept of given}. */
  @Query(
      """
      select c.year || ': ' || count(i.id) || ' of ' || c.last
      from incident_count c
      left join incident i on i.supplier_id = c.supplier_id and i.number like c.year || '-%'
      group by c.supplier_id, c.year, c.last
      having count(i.id) <> c.last
      order by c.supplier_id, c.year
      limit :atMost
      """)
  List<String> missing(int atMost);
}
