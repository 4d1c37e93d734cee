package nl.lekdicht.retention;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Certificates of what was erased, and the one function that erases. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CertificateStore extends GenericRepository<CertificateStore.Row, UUID> {

  /** Digests and hashes are in hexadecimal. */
  @MappedEntity("erasure")
  record Row(
      @Id UUID id,
      UUID entryId,
      String origin,
      String number,
      Instant reportedAt,
      Instant closedAt,
      Instant dueAt,
      Instant erasedAt,
      UUID erasedBy,
      @Nullable String erasedByName,
      String reason,
      @Nullable Integer headNumber,
      @Nullable String headHash,
      String language,
      String certificate,
      String certificateDigest,
      String schools) {}

  /** As one school has it. */
  @Introspected
  record SchoolRow(
      UUID id,
      UUID entryId,
      String brin,
      String number,
      Instant reportedAt,
      Instant closedAt,
      Instant erasedAt,
      String language,
      String certificate,
      String certificateDigest) {}

  @Query(
      """
      select e.id, e.entry_id, e.origin, e.number, e.reported_at, e.closed_at, e.due_at, e.erased_at, e.erased_by,
             a.display_name as erased_by_name, e.reason, e.head_number, encode(e.head_hash, 'hex') as head_hash, e.language, e.certificate,
             encode(e.certificate_digest, 'hex') as certificate_digest,
             coalesce((select string_agg(s.brin, ',' order by s.brin) from erasure_school s where s.erasure_id = e.id), '') as schools
      from erasure e left join account a on a.id = e.erased_by
      where cast(:beforeAt as timestamptz) is null or (e.erased_at, e.id) < (cast(:beforeAt as timestamptz), cast(:beforeId as uuid))
      order by e.erased_at desc, e.id desc
      limit :atMost
      """)
  List<Row> list(@Nullable Instant beforeAt, @Nullable UUID beforeId, int atMost);

  @Query(
      """
      select e.id, e.entry_id, e.origin, e.number, e.reported_at, e.closed_at, e.due_at, e.erased_at, e.erased_by,
             a.display_name as erased_by_name, e.reason, e.head_number, encode(e.head_hash, 'hex') as head_hash, e.language, e.certificate,
             encode(e.certificate_digest, 'hex') as certificate_digest,
             coalesce((select string_agg(s.brin, ',' order by s.brin) from erasure_school s where s.erasure_id = e.id), '') as schools
      from erasure e left join account a on a.id = e.erased_by
      where e.id = :id
      """)
  Optional<Row> find(UUID id);

  @Query(
      """
      select s.erasure_id as id, s.entry_id, s.brin, s.number, s.reported_at, s.closed_at, s.erased_at, s.language, s.certificate,
             encode(s.certificate_digest, 'hex') as certificate_digest
      from erasure_school s
      where s.brin = :brin
        and (cast(:beforeAt as timestamptz) is null or (s.erased_at, s.erasure_id) < (cast(:beforeAt as timestamptz), cast(:beforeId as uuid)))
      order by s.erased_at desc, s.erasure_id desc
      limit :atMost
      """)
  List<SchoolRow> listOfSchool(
      String brin, @Nullable Instant beforeAt, @Nullable UUID beforeId, int atMost);

  @Query(
      """
      select s.erasure_id as id, s.entry_id, s.brin, s.number, s.reported_at, s.closed_at, s.erased_at, s.language, s.certificate,
             encode(s.certificate_digest, 'hex') as certificate_digest
      from erasure_school s
      where s.brin = :brin and s.erasure_id = :id
      """)
  Optional<SchoolRow> findOfSchool(String brin, UUID id);

  /**
   * Erases, or fails with the name of the rule that forbids it.
   *
   * @param confirmations a JSON array of {@code {brin, language, certificate}}
   */
  @Query(
      """
      select cast(erase_entry(:erasure, :entry, :typed, :at, :reason, :language, :certificate, :confirmations) as text)
      """)
  String erase(
      UUID erasure,
      UUID entry,
      String typed,
      Instant at,
      String reason,
      String language,
      String certificate,
      String confirmations);
}
