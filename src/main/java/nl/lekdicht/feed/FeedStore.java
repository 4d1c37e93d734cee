package nl.lekdicht.feed;

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

/** The feeds of the account in scope. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FeedStore extends GenericRepository<FeedStore.Feed, UUID> {
  @MappedEntity("calendar_feed")
  @Introspected
  record Feed(@Id UUID id, Instant createdAt) {}

  /** Whose calendar is read. */
  @Introspected
  record Reader(String locale, @Nullable String brin) {}

  @Query(
      "select id, created_at from calendar_feed where account_id = :account and revoked_at is null")
  Optional<Feed> find(UUID account);

  @Query(
      "update calendar_feed set revoked_at = :at where account_id = :account and revoked_at is null")
  int revoke(UUID account, Instant at);

  /** No row when another request made one meanwhile. */
  @Query(
      """
      insert into calendar_feed (id, account_id, digest, created_at)
      values (:id, :account, decode(:digest, 'hex'), :at)
      on conflict (account_id) where revoked_at is null do nothing\
      """)
  int make(UUID id, UUID account, String digest, Instant at);

  /** Puts the account of that secret in the transaction's scope, and makes the transaction one that only reads. */
  @Query("select enter_calendar(decode(:digest, 'hex'))")
  @Nullable UUID enter(String digest);

  @Query("select locale, brin from account where id = :account")
  Optional<Reader> findReader(UUID account);
}
