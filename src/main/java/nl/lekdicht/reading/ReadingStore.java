package nl.lekdicht.reading;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReadingStore extends GenericRepository<ReadingRow, UUID> {

  /** What has this id is an incident, or else an entry of the register that was imported. */
  @Query(
      """
      insert into reading (id, supplier_id, incident_id, entry_id, brin, account_id, at, part, item)
      select :id, coalesce(current_supplier(), current_voucher()), i.id, case when i.id is null then cast(:subject as uuid) end,
             cast(:brin as text), current_account(), cast(:at as timestamptz), :part, cast(:item as uuid)
      from (select cast(:subject as uuid) as asked) as s left join incident i on i.id = s.asked
      """)
  int note(
      UUID id, UUID subject, @Nullable String brin, Instant at, String part, @Nullable UUID item);

  /** Nothing when no incident was opened for the report. */
  @Query(
      """
      insert into reading (id, supplier_id, incident_id, account_id, at, part)
      select :id, i.supplier_id, i.id, current_account(), cast(:at as timestamptz), :part
      from incident i
      where i.report_id = :report
      """)
  int noteReport(UUID id, UUID report, Instant at, String part);

  @Query(
      """
      insert into reading (id, supplier_id, brin, account_id, at, part, note)
      values (:id, cast(:supplier as uuid), cast(:brin as text), current_account(), :at, 'register-export', :what)
      """)
  void noteExport(UUID id, UUID supplier, @Nullable String brin, Instant at, String what);

  /** The supplier whose rows are in scope: its own, or of the one that vouches for the school. */
  @Query("select coalesce(current_supplier(), current_voucher())")
  UUID supplier();

  /** Newest first. */
  @Query(
      """
      select r.id, r.incident_id, r.entry_id, r.brin, r.account_id, a.display_name as account_name, a.brin as account_brin, r.at, r.part,
             r.item
      from reading r left join account a on a.id = r.account_id
      where r.incident_id = :incident
        and (cast(:part as text) is null or r.part = :part)
        and (cast(:item as uuid) is null or r.item = cast(:item as uuid))
        and (cast(:beforeAt as timestamptz) is null
             or (r.at, r.id) < (cast(:beforeAt as timestamptz), cast(:beforeId as uuid)))
      order by r.at desc, r.id desc
      limit :atMost
      """)
  List<ReadingRow> list(
      UUID incident,
      @Nullable String part,
      @Nullable UUID item,
      @Nullable Instant beforeAt,
      @Nullable UUID beforeId,
      int atMost);
}
