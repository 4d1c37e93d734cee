package nl.lekdicht.register;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ImportedEntryStore extends GenericRepository<EntryRow, UUID> {

  /** {@code ids} with commas between. */
  @Query(
      """
      select
        e.id, e.supplier_id, e.origin, e.number, e.title, e.kind, e.classification, e.incident_type, e.state, e.risk,
        e.ap_state, e.sensitive, e.reported_at, e.occurred_from, e.discovered_at, e.established_at, e.recorded_at,
        e.closed_at, e.people_min, e.people_max, e.schools, e.description, e.as_reported, e.cause, e.measures,
        e.access_started_at, e.access_due_at, e.access_met_at, e.details
      from register_entry e
      where e.id = any (cast(string_to_array(:ids, ',') as uuid[]))
      limit :atMost
      """)
  List<EntryRow> list(String ids, int atMost);

  /** {@code numbers} as a JSON array. */
  @Query(
      """
      select distinct e.number
      from register_entry e
      join jsonb_array_elements_text(cast(:numbers as jsonb)) as n (value) on lower(n.value) = lower(e.number) and n.value = e.number
      where e.origin = 'HANDLED'
      order by e.number
      limit :atMost
      """)
  List<String> handled(String numbers, int atMost);
}
