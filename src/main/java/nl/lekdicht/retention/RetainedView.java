package nl.lekdicht.retention;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.Retained;
import nl.lekdicht.incident.Person;
import org.jspecify.annotations.Nullable;

/** How long an entry is kept, and what holds it. */
@Serdeable
record RetainedView(
    UUID entryId,
    RegisterEntry.Origin origin,
    String number,
    String title,
    Instant reportedAt,
    @Nullable Instant closedAt,
    int retentionMonths,
    @Nullable Instant dueAt,
    Retained.State state,
    @Nullable HoldView hold) {

  @Serdeable
  record HoldView(String reason, LocalDate reviewOn, Instant heldAt, Person heldBy) {}

  static RetainedView of(Retained entry, Instant now) {
    Retained.Hold hold = entry.hold();
    return new RetainedView(
        entry.id(),
        entry.origin(),
        entry.number(),
        entry.title(),
        entry.reportedAt(),
        entry.closedAt(),
        entry.months(),
        entry.dueAt(),
        entry.stateAt(now),
        hold == null
            ? null
            : new HoldView(
                hold.reason(),
                hold.reviewOn(),
                hold.at(),
                new Person(hold.by().account(), hold.by().name())));
  }
}
