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
interface OpenDeadlineStore extends GenericRepository<OpenDeadline, UUID> {

  @Query(
      """
      select d.incident_id, d.slot, i.number as incident_number, d.kind, d.brin, d.due_at
      from deadline d join incident i on i.id = d.incident_id
      where d.met_at is null and i.status = 'OPEN'
        and coalesce(d.due_at, 'infinity') >= :since and coalesce(d.due_at, 'infinity') < 'infinity'
        and (cast(:brin as text) is null or (d.brin = :brin and not is_hidden(d.incident_id, d.brin, :now)))
      order by coalesce(d.due_at, 'infinity'), d.incident_id, d.slot
      limit :atMost
      """)
  List<OpenDeadline> since(Instant since, @Nullable String brin, Instant now, int atMost);
}
