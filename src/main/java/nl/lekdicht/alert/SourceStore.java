package nl.lekdicht.alert;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The alert sources of a supplier: row-level security shows no others. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SourceStore extends GenericRepository<SourceRow, UUID> {
  /** A call with a key. */
  @Introspected
  record Call(UUID id, UUID supplierId, int calls) {}

  /** Counts the call, before anybody is in scope. */
  @Query(
      "select id, supplier_id, calls from recognise_alert_key(decode(:digest, 'hex'), cast(:at as timestamptz))")
  Optional<Call> recognise(String digest, Instant at);

  @Query(
      """
      select id, name, created_at, revoked_at, revocation_reason
        from alert_source
       where id > :after
       order by id
       limit :count\
      """)
  List<SourceRow> list(UUID after, int count);

  @Query(
      """
      select id, name, created_at, revoked_at, revocation_reason
        from alert_source
       where id = :id\
      """)
  Optional<SourceRow> find(UUID id);

  @Query(
      """
      insert into alert_source (id, supplier_id, name, digest, created_at, created_by)
      values (:id, :supplier, :name, decode(:digest, 'hex'), :at, :by)\
      """)
  int make(UUID id, UUID supplier, String name, String digest, Instant at, UUID by);

  @Query(
      """
      update alert_source
         set revoked_at = :at, revoked_by = :by, revocation_reason = :reason
       where id = :id and revoked_at is null\
      """)
  int revoke(UUID id, Instant at, UUID by, String reason);
}
