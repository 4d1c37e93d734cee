package nl.lekdicht.receipt;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReceiptStore extends GenericRepository<Receipt, String> {

  @Query(
      """
      select encode(id, 'hex') as id, encode(fingerprint, 'hex') as fingerprint, at, subject, entry, refused
      from receipt
      where id = decode(:id, 'hex')
      """)
  Optional<Receipt> find(String id);

  @Query(
      """
      insert into receipt (id, account_id, fingerprint, at, subject, entry, refused)
      values (decode(:id, 'hex'), :account, decode(:fingerprint, 'hex'), :at, :subject, :entry, :refused)
      on conflict do nothing
      """)
  int insert(
      String id,
      UUID account,
      String fingerprint,
      Instant at,
      UUID subject,
      int entry,
      boolean refused);

  @Query("select forget_receipts(:before)")
  long forget(Instant before);
}
