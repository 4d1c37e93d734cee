package nl.lekdicht.outbox;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutboxStore extends GenericRepository<Mail, UUID> {

  /** {@code rows} is a JSON array of objects whose names are the columns. What was posted before is left as it is. */
  @Query(
      """
      insert into mail
        (id, supplier_id, incident_id, cause, account_id, name, address, language, subject, body, link, created_at, state, attempts,
         next_attempt_at, awaits_recipient)
      select r.id, r.supplier_id, r.incident_id, r.cause, r.account_id, r.name, r.address, r.language, r.subject, r.body, r.link, :at,
             :state, 0, :nextAttemptAt, false
      from jsonb_to_recordset(cast(:rows as jsonb)) as r
        (id uuid, supplier_id uuid, incident_id uuid, cause text, account_id uuid, name text, address text, language text, subject text,
         body text, link text)
      on conflict do nothing
      """)
  int insert(String rows, String state, Instant at, @Nullable Instant nextAttemptAt);

  @Query(
      """
      select id, supplier_id, incident_id, cause, account_id, name, address, language, subject, body, link, created_at, attempts
      from claim_mail(:at, :leaseEndsAt, :atMost)
      order by created_at, id
      """)
  List<Mail> claim(Instant at, Instant leaseEndsAt, int atMost);

  @Query(
      """
      update mail
      set state = 'SENT', sent_at = :at, next_attempt_at = null, awaits_recipient = false, last_error = null
      where id = :id and state = 'PENDING' and attempts = :attempts
      """)
  int sent(UUID id, int attempts, Instant at);

  @Query(
      """
      update mail
      set next_attempt_at = :nextAttemptAt, awaits_recipient = :awaitsRecipient, last_error = :error
      where id = :id and state = 'PENDING' and attempts = :attempts
      """)
  int putOff(UUID id, int attempts, Instant nextAttemptAt, boolean awaitsRecipient, String error);

  /** As if it had not been taken. */
  @Query(
      """
      update mail
      set next_attempt_at = :at, attempts = attempts - 1
      where id = :id and state = 'PENDING' and attempts = :attempts
      """)
  int putBack(UUID id, int attempts, Instant at);

  @Query(
      """
      update mail
      set state = 'GIVEN_UP', next_attempt_at = null, awaits_recipient = false, last_error = :error
      where id = :id and state = 'PENDING' and attempts = :attempts
      """)
  int giveUp(UUID id, int attempts, String error);

  @Query("select waiting, oldest from outbox_figures()")
  Mail.Figures figures();

  @Query(
      """
      select id, name, address, language, subject, body, link, created_at
      from kept_mail(cast(:before as uuid), :atMost)
      """)
  List<Mail.Kept> kept(@Nullable UUID before, int atMost);
}
