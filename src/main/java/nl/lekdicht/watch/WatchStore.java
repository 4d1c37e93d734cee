package nl.lekdicht.watch;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface WatchStore extends GenericRepository<WatchStore.Gap, UUID> {
  @MappedEntity("watch_gap")
  record Gap(@Id UUID supplierId, Instant fromAt, Instant untilAt) {}

  @MappedEntity
  record Terms(@Id long running, long dueSoon, long missed) {}

  @Query("select cast(keep_beat(:now) as text)")
  String beat(Instant now);

  /** The most urgent first. */
  @Query("select suppliers_to_look_at(:now, :atMost)")
  List<UUID> suppliersToLookAt(Instant now, int atMost);

  @Query("select suppliers_with_untold_gaps()")
  List<UUID> suppliersWithUntoldGaps();

  /** The gaps of the supplier in scope that nobody told yet; from now on they are told. */
  @Query(
      """
      update watch_gap set told_at = :now where told_at is null
      returning supplier_id, from_at, until_at
      """)
  List<Gap> tellGaps(Instant now);

  @Query("select running, due_soon, missed from count_terms(:now, :soon)")
  Terms countTerms(Instant now, Instant soon);
}
