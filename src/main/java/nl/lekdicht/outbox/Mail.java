package nl.lekdicht.outbox;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that a courier has in hand.
 *
 * @param attempts the one for which it was taken included; who still has it may say how that one ended
 */
@MappedEntity("mail")
record Mail(
    @Id UUID id,
    UUID supplierId,
    @Nullable UUID incidentId,
    String cause,
    @Nullable UUID accountId,
    String name,
    String address,
    String language,
    String subject,
    String body,
    @Nullable String link,
    Instant createdAt,
    int attempts) {

  ReturnedMail returned(String reason) {
    return new ReturnedMail(
        id,
        supplierId,
        incidentId,
        cause,
        new Recipient(accountId, name, address, language),
        subject,
        reason);
  }

  Wording wording() {
    return new Wording(language, subject, body, link);
  }

  /** A mail that is kept instead of sent, as the page shows it. */
  @Introspected
  record Kept(
      UUID id,
      String name,
      String address,
      String language,
      String subject,
      String body,
      @Nullable String link,
      Instant createdAt) {
    Wording wording() {
      return new Wording(language, subject, body, link);
    }
  }

  /**
   * @param waiting how many mails are neither sent nor given up
   * @param oldest since when the first of them waits for us; null when none does
   */
  @Introspected
  record Figures(long waiting, @Nullable Instant oldest) {}
}
