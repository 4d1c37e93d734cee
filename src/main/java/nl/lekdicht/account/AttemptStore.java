package nl.lekdicht.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** Failed attempts to sign in; the only rows of this package that are ever deleted. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttemptStore extends GenericRepository<AttemptStore.Attempt, String> {
  @MappedEntity("sign_in_attempt")
  @Introspected
  record Attempt(@Id String subject, int failures, Instant lastFailedAt, Instant waitUntil) {}

  /**
   * The attempts so far, locked: two guesses at one name cannot both count as the same one. Makes the row or locks the one there is, in
   * one statement: between two, another sign-in that succeeds could take it away.
   */
  @Query(
      """
      insert into sign_in_attempt as a (kind, subject, failures, last_failed_at, wait_until)
      values (:kind, :subject, 0, :at, :at)
      on conflict (kind, subject) do update set failures = a.failures
      returning subject, failures, last_failed_at, wait_until\
      """)
  Attempt lock(String kind, String subject, Instant at);

  @Query(
      """
      update sign_in_attempt
         set failures = :failures, last_failed_at = :at, wait_until = :waitUntil
       where kind = :kind and subject = :subject\
      """)
  int count(String kind, String subject, int failures, Instant at, Instant waitUntil);

  @Query("delete from sign_in_attempt where kind = :kind and subject = :subject")
  int forget(String kind, String subject);

  @Query(
      """
      update sign_in_attempt
         set failures = failures - 1, wait_until = :at
       where kind = :kind and subject = :subject and failures > 0\
      """)
  int giveBack(String kind, String subject, Instant at);

  /** Leaves what somebody else works with: waiting for it while others wait for us would be a deadlock. */
  @Query(
      """
      delete from sign_in_attempt
       where (kind, subject) in (
         select kind, subject from sign_in_attempt where last_failed_at < :before limit 100 for update skip locked)\
      """)
  int forgetBefore(Instant before);
}
