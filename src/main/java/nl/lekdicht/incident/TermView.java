package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.deadline.Counting;
import org.jspecify.annotations.Nullable;

/**
 * The term of a step.
 *
 * @param within ISO 8601 duration
 * @param calendar where only working hours count, whose
 */
@Serdeable
record TermView(
    DeadlineKind kind,
    String within,
    Counting counting,
    @Nullable String calendar,
    Moment startsFrom,
    @Nullable Instant startedAt,
    @Nullable Instant dueAt,
    Deadline.State state,
    String basis,
    @Nullable LocalDate holdsFrom) {

  static TermView of(Deadline deadline, Instant now) {
    return new TermView(
        deadline.kind(),
        deadline.limit().length().toString(),
        Counting.of(deadline.limit()),
        deadline.limit().calendarId(),
        deadline.startsFrom(),
        deadline.startedAt(),
        deadline.dueAt(),
        deadline.stateAt(now),
        deadline.basis().clause(),
        deadline.basis().holdsFrom());
  }
}
