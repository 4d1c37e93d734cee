package nl.lekdicht.account;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who stands in for the escalation manager.
 *
 * @param until exclusive
 */
@Serdeable
record DeputyView(
    UUID id,
    Who account,
    Instant from,
    Instant until,
    Instant namedAt,
    Who namedBy,
    @Nullable Instant endedAt,
    @Nullable Who endedBy,
    @Nullable String reason) {
  static DeputyView of(DeputyRow row) {
    return new DeputyView(
        row.id(),
        new Who(row.accountId(), row.accountName()),
        row.beginsAt(),
        row.endsAt(),
        row.namedAt(),
        new Who(row.namedBy(), row.namedByName()),
        row.endedAt(),
        row.endedBy() == null
            ? null
            : new Who(row.endedBy(), row.endedByName() == null ? "" : row.endedByName()),
        row.endingReason());
  }

  /** As it was answered first, before it was ended. */
  static DeputyView asNamed(DeputyRow row) {
    var now = of(row);
    return new DeputyView(
        now.id(),
        now.account(),
        now.from(),
        now.until(),
        now.namedAt(),
        now.namedBy(),
        null,
        null,
        null);
  }

  /** An account and what it is called. */
  @Serdeable
  record Who(UUID id, String name) {}

  /** A page of deputies. */
  @Serdeable
  record Page(List<DeputyView> items, @Nullable String nextCursor) {}
}
