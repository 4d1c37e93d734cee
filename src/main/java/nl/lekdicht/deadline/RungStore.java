package nl.lekdicht.deadline;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RungStore extends GenericRepository<RungStore.Row, UUID> {
  @MappedEntity("rung")
  record Row(@Id UUID incidentId, String slot, int number) {}

  /** {@code rows} is a JSON array of objects whose names are the columns. */
  @Query(
      """
      insert into rung (incident_id, slot, due_at, number, supplier_id, entry)
      select r.incident_id, r.slot, r.due_at, r.number, :supplier, r.entry
      from jsonb_to_recordset(cast(:rows as jsonb)) as r
        (incident_id uuid, slot text, due_at timestamptz, number integer, entry integer)
      """)
  void claim(UUID supplier, String rows);

  @Query("select count(*) from rung where incident_id = :incident")
  int count(UUID incident);
}
