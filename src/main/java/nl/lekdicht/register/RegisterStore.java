package nl.lekdicht.register;

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
interface RegisterStore extends GenericRepository<EntryRow, UUID> {

  /** {@code rows} as {@link Rows} has them of {@link EntryRow}. */
  @Query(
      """
      insert into register_entry
        (id, supplier_id, origin, number, title, kind, classification, incident_type, state, risk, ap_state, sensitive,
        reported_at, occurred_from, discovered_at, established_at, recorded_at, closed_at, people_min, people_max,
        schools, description, as_reported, cause, measures, access_started_at, access_due_at, access_met_at, details)
      select
        r.id, r.supplier_id, r.origin, r.number, r.title, r.kind, r.classification, r.incident_type, r.state, r.risk,
        r.ap_state, r.sensitive, r.reported_at, r.occurred_from, r.discovered_at, r.established_at, r.recorded_at,
        r.closed_at, r.people_min, r.people_max, r.schools, r.description, r.as_reported, r.cause, r.measures,
        r.access_started_at, r.access_due_at, r.access_met_at, r.details
      from jsonb_to_recordset(cast(:rows as jsonb)) as r
        (id uuid, supplier_id uuid, origin text, number text, title text, kind text, classification text,
        incident_type text, state text, risk text, ap_state text, sensitive boolean, reported_at timestamptz,
        occurred_from timestamptz, discovered_at timestamptz, established_at timestamptz, recorded_at timestamptz,
        closed_at timestamptz, people_min bigint, people_max bigint, schools integer, description text,
        as_reported boolean, cause text, measures text, access_started_at timestamptz, access_due_at timestamptz,
        access_met_at timestamptz, details text)
      on conflict (id) do update set
        number = excluded.number, title = excluded.title, kind = excluded.kind,
        classification = excluded.classification, incident_type = excluded.incident_type, state = excluded.state,
        risk = excluded.risk, ap_state = excluded.ap_state, sensitive = excluded.sensitive,
        reported_at = excluded.reported_at, occurred_from = excluded.occurred_from,
        discovered_at = excluded.discovered_at, established_at = excluded.established_at,
        recorded_at = excluded.recorded_at, closed_at = excluded.closed_at, people_min = excluded.people_min,
        people_max = excluded.people_max, schools = excluded.schools, description = excluded.description,
        as_reported = excluded.as_reported, cause = excluded.cause, measures = excluded.measures,
        access_started_at = excluded.access_started_at, access_due_at = excluded.access_due_at,
        access_met_at = excluded.access_met_at, details = excluded.details
      """)
  void save(String rows);

  /** {@code rows} as {@link Rows} has them of {@link SchoolRow}. */
  @Query(
      """
      insert into register_school
        (supplier_id, entry_id, brin, reported_at, told_at, notice_due_at, acknowledged_at, ap_state, ap_notified_at, ap_due_at,
        late, sensitive, details)
      select :supplier, r.entry_id, r.brin, r.reported_at, r.told_at, r.notice_due_at, r.acknowledged_at, r.ap_state,
        r.ap_notified_at, r.ap_due_at, r.late, r.sensitive, r.details
      from jsonb_to_recordset(cast(:rows as jsonb)) as r
        (entry_id uuid, brin text, reported_at timestamptz, told_at timestamptz, notice_due_at timestamptz,
        acknowledged_at timestamptz, ap_state text, ap_notified_at timestamptz, ap_due_at timestamptz, late boolean,
        sensitive boolean, details text)
      on conflict (entry_id, brin) do update set
        reported_at = excluded.reported_at, told_at = excluded.told_at, notice_due_at = excluded.notice_due_at,
        acknowledged_at = excluded.acknowledged_at, ap_state = excluded.ap_state,
        ap_notified_at = excluded.ap_notified_at, ap_due_at = excluded.ap_due_at, late = excluded.late,
        sensitive = excluded.sensitive, details = excluded.details
      """)
  void saveSchools(UUID supplier, String rows);

  /** Of these entries, the schools' parts that are not among these: {@code kept} are {@code entry/brin}. */
  @Query(
      """
      delete from register_school s
      where s.entry_id = any (cast(string_to_array(:entries, ',') as uuid[]))
        and not exists (select from unnest(string_to_array(:kept, ',')) as k (part) where k.part = s.entry_id || '/' || s.brin)
      """)
  void keepSchools(String entries, String kept);

  @Query(
      """
      select
        e.id, e.supplier_id, e.origin, e.number, e.title, e.kind, e.classification, e.incident_type, e.state, e.risk,
        e.ap_state, e.sensitive, e.reported_at, e.occurred_from, e.discovered_at, e.established_at, e.recorded_at,
        e.closed_at, e.people_min, e.people_max, e.schools, e.description, e.as_reported, e.cause, e.measures,
        e.access_started_at, e.access_due_at, e.access_met_at, e.details
      from register_entry e
      where e.id = :id
      """)
  Optional<EntryRow> find(UUID id);

  /**
   * What a list shows of each entry, newest first.
   *
   * @param filter see {@link FilterText}
   */
  @Query(
      """
      select
        e.id, e.number, e.title, e.origin, e.kind, e.classification, e.incident_type, e.state, e.risk, e.ap_state,
        e.sensitive, e.reported_at, e.occurred_from, e.discovered_at, e.established_at, e.closed_at, e.people_min,
        e.people_max, e.schools
      from find_in_register(cast(:filter as jsonb), null, null, cast(:afterAt as timestamptz), cast(:afterId as uuid), :atMost) f
      join register_entry e on e.id = f.found_id
      order by f.found_at desc, f.found_id desc
      """)
  List<SummaryRow> summaries(
      String filter, @Nullable Instant afterAt, @Nullable UUID afterId, int atMost);

  /** What a list shows a school of its part, newest first. */
  @Query(
      """
      select
        e.id, e.number, e.title, e.kind, e.classification, e.incident_type, e.state, e.risk, e.reported_at, e.closed_at,
        s.told_at, s.notice_due_at, s.acknowledged_at, s.ap_state, s.ap_notified_at, s.ap_due_at, s.late
      from find_in_register(cast(:filter as jsonb), :part, cast(:hiddenAt as timestamptz), cast(:afterAt as timestamptz),
             cast(:afterId as uuid), :atMost) f
      join register_entry e on e.id = f.found_id
      join register_school s on s.entry_id = f.found_id and s.brin = :part
      order by f.found_at desc, f.found_id desc
      """)
  List<SchoolSummaryView> partSummaries(
      String filter,
      String part,
      @Nullable Instant hiddenAt,
      @Nullable Instant afterAt,
      @Nullable UUID afterId,
      int atMost);

  /** The texts of whole entries, newest first. */
  @Query(
      """
      select e.id, e.details
      from find_in_register(cast(:filter as jsonb), :part, cast(:hiddenAt as timestamptz), cast(:afterAt as timestamptz),
             cast(:afterId as uuid), :atMost) f
      join register_entry e on e.id = f.found_id
      order by f.found_at desc, f.found_id desc
      """)
  List<DetailsRow> details(
      String filter,
      @Nullable String part,
      @Nullable Instant hiddenAt,
      @Nullable Instant afterAt,
      @Nullable UUID afterId,
      int atMost);

  /** The text of one entry, as the school may see it that is hit. */
  @Query(
      """
      select e.id, e.details
      from register_entry e
      where e.id = :id
        and (cast(:brin as text) is null or exists (select from register_school s where s.entry_id = e.id and s.brin = :brin))
        and (cast(:hiddenAt as timestamptz) is null or not is_hidden(e.id, :brin, cast(:hiddenAt as timestamptz)))
      """)
  Optional<DetailsRow> detailsOf(UUID id, @Nullable String brin, @Nullable Instant hiddenAt);

  /** All parts of these entries, or those of one school. */
  @Query(
      """
      select
        s.entry_id, s.brin, s.reported_at, s.told_at, s.notice_due_at, s.acknowledged_at, s.ap_state,
        s.ap_notified_at, s.ap_due_at, s.late, s.sensitive, s.details
      from register_school s
      where s.entry_id = any (cast(string_to_array(:entries, ',') as uuid[]))
        and (cast(:brin as text) is null or s.brin = :brin)
      order by s.entry_id, s.brin
      limit :atMost
      """)
  List<SchoolRow> parts(String entries, @Nullable String brin, int atMost);

  @Query(
      """
      select counted_kind as kind, counted_incident_type as incident_type, counted_state as state, counted_year as year, counted
      from count_in_register(cast(:filter as jsonb), :byTally)
      """)
  List<CountRow> count(String filter, boolean byTally);

  /** Suppliers with incidents that are not in the register yet. */
  @Query("select supplier_id from suppliers_to_register(:atMost)")
  List<UUID> suppliersToRegister(int atMost);

  /** Incidents of the supplier in scope that are not in the register yet. */
  @Query(
      """
      select i.id
      from incident i
      where i.erased_at is null and not exists (select from register_entry e where e.id = i.id) and i.id > :after
      order by i.id
      limit :atMost
      """)
  List<UUID> toRegister(UUID after, int atMost);

  /** Suppliers whose tally has so many rows that came after it was folded. */
  @Query("select supplier_id from suppliers_to_fold(:atLeast)")
  List<UUID> suppliersToFold(int atLeast);

  @Query("select fold_register_tally()")
  int fold();
}
