package nl.lekdicht.receipt;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReceiptStore extends GenericRepository<Receipt, UUID> {

  @Query(
      """
      select id, fingerprint, at, subject, entry, refused
      from receipt
      where id = :id
      """)
  Optional<Receipt> find(UUID id);

  @Query(
      """
      insert into receipt (id, account_id, fingerprint, at, subject, entry, refused)
      values (:id, :account, :fingerprint, :at, :subject, :entry, :refused)
      on conflict do nothing
      """)
  int insert(
      UUID id,
      UUID account,
      long fingerprint,
      Instant at,
      UUID subject,
      int entry,
      boolean refused);

  @Query("select forget_receipts(:before)")
  long forget(Instant before);
}
