package nl.lekdicht.alert;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AlertStore extends GenericRepository<AlertRow, UUID> {
  /** No row when it is open already: then somebody else made, or makes, its report. */
  @Query(
      """
      insert into alert (id, supplier_id, source_id, fingerprint, report_id, opened_at, last_seen_at, seen)
      values (:id, :supplier, :source, :fingerprint, :report, :at, :at, 1)
      on conflict (source_id, fingerprint) where closed_at is null do nothing\
      """)
  int claim(UUID id, UUID supplier, UUID source, String fingerprint, UUID report, Instant at);

  @Query(
      """
      select id, report_id from alert
       where source_id = :source and fingerprint = :fingerprint and closed_at is null\
      """)
  Optional<AlertRow> findOpen(UUID source, String fingerprint);

  @Query(
      """
      select id, report_id from alert
       where source_id = :source and fingerprint = :fingerprint
       order by opened_at desc, id desc
       limit 1\
      """)
  Optional<AlertRow> findLatest(UUID source, String fingerprint);

  @Query(
      """
      update alert
         set seen = least(seen, 2147483646) + 1, last_seen_at = greatest(last_seen_at, :at)
       where id = :id and closed_at is null\
      """)
  int see(UUID id, Instant at);

  @Query(
      "update alert set closed_at = :at, last_seen_at = :at where id = :id and closed_at is null")
  int close(UUID id, Instant at);
}
