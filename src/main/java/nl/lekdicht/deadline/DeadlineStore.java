package nl.lekdicht.deadline;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeadlineStore extends GenericRepository<DeadlineRow, UUID> {

  /** {@code rows} is a JSON array of objects whose names are the columns. */
  @Query(
      """
      insert into deadline
        (incident_id, slot, supplier_id, kind, run_id, step_id, brin, minutes, calendar, starts_from, started_at, due_at,
         met_at, basis, holds_from, target, judged, acknowledged_at, next_rung, next_at, next_audience, look_at)
      select r.incident_id, r.slot, :supplier, r.kind, r.run_id, r.step_id, r.brin, r.minutes, r.calendar, r.starts_from,
             r.started_at, r.due_at, r.met_at, r.basis, r.holds_from, r.target, r.judged, r.acknowledged_at, r.next_rung,
             r.next_at, r.next_audience, r.look_at
      from jsonb_to_recordset(cast(:rows as jsonb)) as r
        (incident_id uuid, slot text, kind text, run_id uuid, step_id text, brin text, minutes integer, calendar text,
         starts_from text, started_at timestamptz, due_at timestamptz, met_at timestamptz, basis text, holds_from date,
         target boolean, judged text, acknowledged_at timestamptz, next_rung integer, next_at timestamptz,
         next_audience text, look_at timestamptz)
      on conflict (incident_id, slot) do update
      set started_at = excluded.started_at, due_at = excluded.due_at, met_at = excluded.met_at,
          minutes = excluded.minutes, basis = excluded.basis, holds_from = excluded.holds_from, target = excluded.target,
          judged = excluded.judged, acknowledged_at = excluded.acknowledged_at, next_rung = excluded.next_rung,
          next_at = excluded.next_at, next_audience = excluded.next_audience, look_at = excluded.look_at
      """)
  void save(UUID supplier, String rows);

  @Query(
      """
      delete from deadline
      where incident_id = :incident and slot = any (string_to_array(:slots, ','))
      """)
  void drop(UUID incident, String slots);

  /** Incidents of the supplier in scope that the watch must look at, the most urgent deadline first. */
  @Query(
      """
      select incident_id
      from (select incident_id, look_at from deadline where look_at <= :now order by look_at limit :atMost) first
      group by incident_id
      order by min(look_at), incident_id
      """)
  List<UUID> toLookAt(Instant now, int atMost);

  @Query(
      """
      update deadline set look_at = :until where incident_id = :incident and look_at < :until
      """)
  void postpone(UUID incident, Instant until);

  /** In due order; those that wait for their start come last. */
  @Query(
      """
      select d.incident_id, d.slot, i.number as incident_number, d.kind, d.run_id, d.step_id, d.brin, d.minutes, d.calendar,
             d.starts_from, d.started_at, d.due_at, d.met_at, d.basis, d.holds_from, d.target, d.judged,
             d.acknowledged_at, d.next_rung, d.next_at, d.next_audience, d.look_at
      from deadline d join incident i on i.id = d.incident_id
      where (cast(:state as text) is null
             or (:state = 'WAITING' and d.due_at is null)
             or (:state = 'OPEN' and d.judged is null and d.met_at is null and d.due_at >= :now)
             or (:state = 'MET' and coalesce(d.judged = 'IN_TIME', d.met_at <= d.due_at))
             or (:state = 'MISSED' and coalesce(d.judged = 'LATE',
                                                d.met_at > d.due_at or (d.met_at is null and d.due_at < :now))))
        and (cast(:afterSlot as text) is null
             or (coalesce(d.due_at, 'infinity'), d.incident_id, d.slot)
                > (coalesce(cast(:afterDueAt as timestamptz), 'infinity'), cast(:afterIncident as uuid), :afterSlot))
      order by coalesce(d.due_at, 'infinity'), d.incident_id, d.slot
      limit :atMost
      """)
  List<DeadlineRow> list(
      @Nullable String state,
      Instant now,
      @Nullable Instant afterDueAt,
      @Nullable UUID afterIncident,
      @Nullable String afterSlot,
      int atMost);

  @Query(
      """
      select d.incident_id, d.slot, i.number as incident_number, d.kind, d.run_id, d.step_id, d.brin, d.minutes, d.calendar,
             d.starts_from, d.started_at, d.due_at, d.met_at, d.basis, d.holds_from, d.target, d.judged,
             d.acknowledged_at, d.next_rung, d.next_at, d.next_audience, d.look_at
      from deadline d join incident i on i.id = d.incident_id
      where d.incident_id = any (cast(string_to_array(:incidents, ',') as uuid[]))
      limit :atMost
      """)
  List<DeadlineRow> ofAll(String incidents, int atMost);

  @Query(
      """
      select d.incident_id, d.slot, i.number as incident_number, d.kind, d.run_id, d.step_id, d.brin, d.minutes, d.calendar,
             d.starts_from, d.started_at, d.due_at, d.met_at, d.basis, d.holds_from, d.target, d.judged,
             d.acknowledged_at, d.next_rung, d.next_at, d.next_audience, d.look_at
      from deadline d join incident i on i.id = d.incident_id
      where d.incident_id = :incident
      order by coalesce(d.due_at, 'infinity'), d.slot
      limit :atMost
      """)
  List<DeadlineRow> of(UUID incident, int atMost);
}
