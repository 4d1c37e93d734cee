package nl.lekdicht.incident;

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

/** What was erased: a supplier sees its own, a school what hit it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ErasureStore extends GenericRepository<ErasureStore.Row, UUID> {

  @MappedEntity("erasure")
  record Row(@Id UUID id, String number, Instant erasedAt) {}

  /**
   * What an erased incident is checked by.
   *
   * @param reportId the report that it began with
   * @param headNumber where its journal ended before
   */
  @Introspected
  record Sealed(
      UUID id,
      UUID reportId,
      int headNumber,
      String headHash,
      String certificateDigest,
      Instant erasedAt) {}

  @Query(
      """
      (select id, number, erased_at from erasure where entry_id = :entry or report_id = :entry limit 1)
      union all
      (select erasure_id, number, erased_at from erasure_school where entry_id = :entry limit 1)
      limit 1
      """)
  Optional<Row> find(UUID entry);

  /** The school, where what was erased had hit it. */
  @Query("select brin from erasure_school where entry_id = :entry and brin = :brin")
  Optional<String> findConcerned(UUID entry, String brin);

  @Query(
      """
      select id, report_id, head_number, encode(head_hash, 'hex') as head_hash, encode(certificate_digest, 'hex') as certificate_digest, erased_at
      from erasure
      where entry_id = :incident and origin = 'HANDLED'
      """)
  Optional<Sealed> seal(UUID incident);

  /** Tables in which there is still something of an entry that was erased. */
  @Query("select remains_of(:entry, cast(:report as uuid)) limit 50")
  List<String> remains(UUID entry, @Nullable UUID report);

  /** Handled incidents of which it is said that they were erased, and that were not. */
  @Query(
      """
      select e.entry_id
      from erasure e left join incident i on i.id = e.entry_id
      where e.origin = 'HANDLED' and (i.id is null or i.erased_at is null)
      order by e.entry_id
      limit :atMost
      """)
  List<UUID> notErased(int atMost);
}
