package nl.lekdicht.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deputies of a supplier: row-level security shows no others. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeputyStore extends GenericRepository<DeputyRow, UUID> {
  /** The latest named first. */
  @Query(
      """
      select d.id, d.account_id, a.display_name as account_name, d.begins_at, d.ends_at, d.named_at, d.named_by,
             n.display_name as named_by_name, d.ended_at, d.ended_by, e.display_name as ended_by_name, d.ending_reason
        from deputy d
        join account a on a.id = d.account_id
        join account n on n.id = d.named_by
        left join account e on e.id = d.ended_by
       where cast(:before as uuid) is null or d.id < cast(:before as uuid)
       order by d.id desc
       limit :count\
      """)
  List<DeputyRow> list(@Nullable UUID before, int count);

  @Query(
      """
      select d.id, d.account_id, a.display_name as account_name, d.begins_at, d.ends_at, d.named_at, d.named_by,
             n.display_name as named_by_name, d.ended_at, d.ended_by, e.display_name as ended_by_name, d.ending_reason
        from deputy d
        join account a on a.id = d.account_id
        join account n on n.id = d.named_by
        left join account e on e.id = d.ended_by
       where d.id = :id\
      """)
  Optional<DeputyRow> find(UUID id);

  /** No row when this account cannot stand in: it is closed, has no address or no role that fits, or is somebody else's. */
  @Query(
      """
      insert into deputy (id, supplier_id, account_id, begins_at, ends_at, named_at, named_by)
      select :id, a.supplier_id, a.id, :beginsAt, :endsAt, :at, :by
        from account a
       where a.id = :account and a.supplier_id = :supplier and a.closed_at is null and a.email is not null
         and a.roles && array['INCIDENT_MANAGER', 'ESCALATION_MANAGER', 'BOARD']\
      """)
  int name(
      UUID id, UUID supplier, UUID account, Instant beginsAt, Instant endsAt, Instant at, UUID by);

  @Query(
      """
      update deputy
         set ended_at = :at, ended_by = :by, ending_reason = cast(:reason as text)
       where id = :id and ended_at is null and ends_at > :at\
      """)
  int end(UUID id, Instant at, UUID by, @Nullable String reason);
}
