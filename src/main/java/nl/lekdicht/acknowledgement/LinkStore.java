package nl.lekdicht.acknowledgement;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LinkStore extends GenericRepository<LinkStore.Issued, UUID> {
  @MappedEntity("acknowledgement_link")
  @Introspected
  record Issued(
      UUID supplierId,
      UUID incidentId,
      @Id UUID paperId,
      String brin,
      String contactName,
      String contactAddress,
      String language,
      Instant expiresAt) {
    Link link() {
      return new Link(supplierId, incidentId, paperId, brin, contactName, contactAddress, language);
    }
  }

  /** {@code rows} is a JSON array of objects whose names are the columns, and the digest in hexadecimal. */
  @Query(
      """
      insert into acknowledgement_link
        (digest, supplier_id, incident_id, paper_id, brin, contact_name, contact_address, language, issued_at, expires_at)
      select decode(r.digest, 'hex'), r.supplier_id, r.incident_id, r.paper_id, r.brin, r.contact_name, r.contact_address, r.language,
             :at, :expiresAt
        from jsonb_to_recordset(cast(:rows as jsonb)) as r
          (digest text, supplier_id uuid, incident_id uuid, paper_id uuid, brin text, contact_name text, contact_address text,
           language text)\
      """)
  int issue(String rows, Instant at, Instant expiresAt);

  /** Also of a link that is no longer valid. For somebody of whom nothing else is known: nothing is in scope, before or after. */
  @Query(
      """
      select supplier_id, incident_id, paper_id, brin, contact_name, contact_address, language, expires_at
        from recognise_acknowledgement_link(decode(:digest, 'hex'))\
      """)
  Optional<Issued> recognise(String digest);
}
