package nl.lekdicht.reading;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LogStore extends GenericRepository<LogRow, String> {

  /** Newest first; nothing for a viewer of another school, or of a supplier that has no agreement with it. */
  @Query(
      """
      select key, at, incident_id, incident_number, entry_id, read, what, account_name, account_brin is not null as of_school, organisation
      from access_log(:school, cast(:now as timestamptz), cast(:beforeAt as timestamptz), cast(:beforeKey as text), :atMost)
      """)
  List<LogRow> list(
      String school,
      Instant now,
      @Nullable Instant beforeAt,
      @Nullable String beforeKey,
      int atMost);
}
