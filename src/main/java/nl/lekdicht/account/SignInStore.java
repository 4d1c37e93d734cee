package nl.lekdicht.account;

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
import org.jspecify.annotations.Nullable;

/** The one account that comes in, its sessions and its refresh tokens. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignInStore extends GenericRepository<SignInStore.Credentials, UUID> {
  @MappedEntity("account")
  @Introspected
  record Credentials(
      @Id UUID id,
      @Nullable UUID supplierId,
      @Nullable String brin,
      String roles,
      String secretHash,
      boolean open) {}

  @Introspected
  record Presented(
      UUID id,
      UUID sessionId,
      UUID accountId,
      String digest,
      Instant issuedAt,
      @Nullable String usedWith,
      @Nullable UUID successorId,
      Instant lastActiveAt,
      boolean live) {}

  @Introspected
  record Issued(UUID id, UUID sessionId, Instant issuedAt) {}

  /** Puts the account of that name in the transaction's scope. */
  @Query("select recognise_name(:name)")
  @Nullable UUID recogniseName(String name);

  /** Puts the account of that refresh token in the transaction's scope. */
  @Query("select recognise_token(:token)")
  @Nullable UUID recogniseToken(UUID token);

  @Query(
      """
      select id, supplier_id, brin, array_to_string(roles, ',') as roles, secret_hash, closed_at is null as open
        from account
       where id = :id\
      """)
  Optional<Credentials> findCredentials(UUID id);

  @Query(
      """
      insert into session (id, account_id, started_at, last_active_at, asked_with)
      values (:id, :account, :at, :at, :askedWith)
      on conflict (account_id, asked_with) where ended_at is null do nothing\
      """)
  int begin(UUID id, UUID account, Instant at, @Nullable String askedWith);

  /** The first, unused refresh token of the live session that was asked for with this key. */
  @Query(
      """
      select t.id, t.session_id, t.issued_at
        from session s
        join refresh_token t on t.session_id = s.id
       where s.account_id = :account
         and s.asked_with = :askedWith
         and s.ended_at is null
         and s.last_active_at > :activeAfter
         and t.issued_at = s.started_at
         and t.used_at is null
       limit 1\
      """)
  Optional<Issued> findAnswered(UUID account, String askedWith, Instant activeAfter);

  /** Frees the key of a session that can no longer be given again. */
  @Query(
      """
      update session
         set ended_at = :at, end_reason = 'ASKED_AGAIN'
       where account_id = :account and asked_with = :askedWith and ended_at is null\
      """)
  int endAnswered(UUID account, String askedWith, Instant at);

  @Query(
      """
      insert into refresh_token (id, session_id, account_id, digest, issued_at)
      values (:id, :session, :account, :digest, :at)\
      """)
  int issue(UUID id, UUID session, UUID account, String digest, Instant at);

  /** Locked: of two that present the same token at once, one is the first. */
  @Query(
      """
      select t.id, t.session_id, t.account_id, t.digest, t.issued_at, t.used_with, t.successor_id, s.last_active_at,
             s.ended_at is null and a.closed_at is null as live
        from refresh_token t
        join session s on s.id = t.session_id
        join account a on a.id = t.account_id
       where t.id = :id
         for update of t\
      """)
  Optional<Presented> findPresented(UUID id);

  @Query("select id, session_id, issued_at from refresh_token where id = :id and used_at is null")
  Optional<Issued> findUnused(UUID id);

  @Query(
      """
      update refresh_token
         set used_at = :at, used_with = :usedWith, successor_id = :successor
       where id = :id and used_at is null\
      """)
  int use(UUID id, Instant at, @Nullable String usedWith, UUID successor);

  @Query("update session set last_active_at = :at where id = :session and last_active_at < :at")
  int noteActivity(UUID session, Instant at);

  @Query(
      """
      update session
         set ended_at = :at, end_reason = :reason
       where id = :session and ended_at is null\
      """)
  int end(UUID session, Instant at, String reason);
}
