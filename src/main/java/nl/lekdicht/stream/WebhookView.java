package nl.lekdicht.stream;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as those see it who keep it.
 *
 * @param kinds null for all
 * @param lastAnswer the status of the last answer, or why there was none
 * @param waiting deliveries that are still to be made
 */
@Serdeable
record WebhookView(
    UUID id,
    String url,
    @Nullable List<String> kinds,
    State state,
    Instant createdAt,
    @Nullable Instant closedAt,
    @Nullable String closingReason,
    @Nullable Instant lastTriedAt,
    @Nullable String lastAnswer,
    @Nullable Instant lastDeliveredAt,
    int failures,
    @Nullable Instant failingSince,
    long waiting) {
  enum State {
    OPEN,
    /** A delivery was given up, and none has arrived since. */
    FAILING,
    CLOSED
  }

  static WebhookView of(WebhookRow row) {
    return new WebhookView(
        row.id(),
        row.url(),
        kinds(row),
        state(row),
        row.createdAt(),
        row.closedAt(),
        row.closingReason(),
        row.lastTriedAt(),
        row.lastAnswer(),
        row.lastDeliveredAt(),
        row.failures(),
        row.failingSince(),
        row.waiting());
  }

  private static @Nullable List<String> kinds(WebhookRow row) {
    var kinds = row.kinds();
    return kinds == null ? null : List.of(kinds.split(","));
  }

  private static State state(WebhookRow row) {
    if (row.closedAt() != null) {
      return State.CLOSED;
    }
    return row.failingSince() == null ? State.OPEN : State.FAILING;
  }

  /** A new webhook with its secret, which is shown once. */
  @Serdeable
  record Made(UUID id, String url, @Nullable List<String> kinds, Instant createdAt, String secret) {
    static Made of(WebhookRow row, String secret) {
      return new Made(row.id(), row.url(), WebhookView.kinds(row), row.createdAt(), secret);
    }
  }

  /** A delivery that is under way. */
  @Serdeable
  record TestView(UUID id, String kind, Instant at) {}
}
