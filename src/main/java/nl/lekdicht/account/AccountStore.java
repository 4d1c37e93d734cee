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

/**
 * The accounts of a supplier and those it opened in a school's name: row-level security shows no others. The watch is nobody's to
 * keep, so it is left out.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountStore extends GenericRepository<AccountRow, UUID> {
  @Query(
      """
      select id, username, display_name, array_to_string(roles, ',') as roles, locale, brin, email, created_at, closed_at
        from account
       where id > :after and not 'WATCH' = any (roles)
       order by id
       limit :count\
      """)
  List<AccountRow> list(UUID after, int count);

  @Query(
      """
      select id, username, display_name, array_to_string(roles, ',') as roles, locale, brin, email, created_at, closed_at
        from account
       where id = :id and not 'WATCH' = any (roles)\
      """)
  Optional<AccountRow> find(UUID id);

  @Query(
      """
      select exists (
        select from agreement where supplier_id = :supplier and brin = :brin and ended_at is null)\
      """)
  boolean hasAgreement(UUID supplier, String brin);

  @Query(
      """
      insert into account
        (id, supplier_id, brin, vouched_by, username, display_name, roles, locale, email, secret_hash, created_at, created_by)
      values
        (:id, cast(:supplier as uuid), :brin, cast(:vouchedBy as uuid), :username, :displayName,
         string_to_array(:roles, ','), :locale, cast(:email as text), :secretHash, :at, :by)
      on conflict (lower(username)) do nothing\
      """)
  int open(
      UUID id,
      @Nullable UUID supplier,
      @Nullable String brin,
      @Nullable UUID vouchedBy,
      String username,
      String displayName,
      String roles,
      String locale,
      @Nullable String email,
      String secretHash,
      Instant at,
      UUID by);

  @Query(
      """
      update account
         set closed_at = :at, closed_by = :by, closing_reason = :reason
       where id = :id and closed_at is null\
      """)
  int close(UUID id, Instant at, UUID by, String reason);

  @Query("update account set email = :email where id = :id and closed_at is null")
  int reach(UUID id, String email);
}
