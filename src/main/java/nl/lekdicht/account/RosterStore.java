package nl.lekdicht.account;

import io.micronaut.core.annotation.Introspected;
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
interface RosterStore extends GenericRepository<RosterStore.Reachable, UUID> {
  @MappedEntity("account")
  @Introspected
  record Reachable(
      @Id UUID id, String displayName, String email, String locale, String roles, boolean deputy) {}

  @Query(
      """
      select a.id, a.display_name, a.email, a.locale, array_to_string(a.roles, ',') as roles,
             exists (
               select from deputy d
                where d.account_id = a.id and d.begins_at <= :at and d.ends_at > :at and d.named_at <= :at
                  and (d.ended_at is null or d.ended_at > :at)) as deputy
        from account a
       where a.supplier_id = :supplier and a.closed_at is null and a.email is not null
       order by a.id
       limit 2000\
      """)
  List<Reachable> at(UUID supplier, Instant at);

  /** Closed accounts too. */
  @Query(
      """
      select o.id, o.display_name, o.email, o.locale, array_to_string(o.roles, ',') as roles, false as deputy
        from account o
        join account s on s.id = :account and s.supplier_id = o.supplier_id and s.id <> o.id and lower(s.email) = lower(o.email)
       order by o.id
       limit 2000\
      """)
  List<Reachable> sharing(UUID account);
}
