package nl.lekdicht.stream;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what happened, in the order of {@link Position}, and never past a transaction that may still write. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HappeningStore extends GenericRepository<HappeningRow, Long> {
  /**
   * Where a viewer begins.
   *
   * @param supplierId whose happenings the viewer follows
   * @param known whether the place that was asked for can be resumed from
   */
  @Introspected
  record Place(String tx, long seq, @Nullable UUID supplierId, boolean known) {
    Position position() {
      return new Position(Long.parseLong(tx), seq);
    }
  }

  /**
   * What is new.
   *
   * @param suppliers whose happenings, joined by commas
   */
  @Introspected
  record News(String tx, long seq, String suppliers) {
    Position position() {
      return new Position(Long.parseLong(tx), seq);
    }
  }

  @Query(
      """
      select p.tx, p.seq, p.supplier_id, p.known
      from place_in_stream(cast(:tx as text), cast(:seq as bigint)) p
      """)
  Place place(@Nullable String tx, @Nullable Long seq);

  @Query("select n.tx, n.seq, n.suppliers from happened_since(:tx, :seq) n")
  News since(String tx, long seq);

  @Query(
      """
      select cast(h.tx as text) as tx, h.seq, h.at, h.kind, h.incident_id, i.number as incident_number, h.entry, h.report_id
      from happening h left join incident i on i.id = h.incident_id
      where (h.tx, h.seq) > (cast(:tx as xid8), :seq) and h.tx < pg_snapshot_xmin(pg_current_snapshot())
        and (current_supplier() is null or h.kind not in ('school-affected', 'paper-sent'))
      order by h.tx, h.seq
      limit :atMost
      """)
  List<HappeningRow> after(String tx, long seq, int atMost);

  /** See the migration: the number at which the present era began. */
  @Query("select settle_happenings(:at)")
  long settle(Instant at);

  @Query("select forget_happenings(:before, :endedBefore)")
  long forget(Instant before, Instant endedBefore);
}
