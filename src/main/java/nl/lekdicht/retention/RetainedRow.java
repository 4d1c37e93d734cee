package nl.lekdicht.retention;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.Retained;
import org.jspecify.annotations.Nullable;

/** An entry of the register with its term and the hold that stands. */
@MappedEntity("register_entry")
record RetainedRow(
    @Id UUID id,
    String origin,
    String number,
    String title,
    Instant reportedAt,
    @Nullable Instant closedAt,
    int months,
    @Nullable Instant dueAt,
    @Nullable String holdReason,
    @Nullable LocalDate reviewOn,
    @Nullable Instant heldAt,
    @Nullable UUID heldBy,
    @Nullable String heldByName,
    @Nullable Instant withheldUntil) {

  Retained retained() {
    return new Retained(
        id,
        RegisterEntry.Origin.valueOf(origin),
        number,
        title,
        reportedAt,
        closedAt,
        months,
        dueAt,
        hold(),
        withheldUntil);
  }

  private Retained.@Nullable Hold hold() {
    return holdReason == null || reviewOn == null || heldAt == null || heldBy == null
        ? null
        : new Retained.Hold(
            holdReason,
            reviewOn,
            heldAt,
            new RegisterEntry.Who(heldBy, heldByName == null ? "" : heldByName));
  }
}
