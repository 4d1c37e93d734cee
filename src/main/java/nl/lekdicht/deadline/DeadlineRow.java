package nl.lekdicht.deadline;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/** A deadline on the board, with the number of its incident. */
@MappedEntity("deadline")
record DeadlineRow(
    @Id UUID incidentId,
    String slot,
    String incidentNumber,
    String kind,
    @Nullable UUID runId,
    @Nullable String stepId,
    @Nullable String brin,
    int minutes,
    @Nullable String calendar,
    String startsFrom,
    @Nullable Instant startedAt,
    @Nullable Instant dueAt,
    @Nullable Instant metAt,
    String basis,
    boolean target) {

  Deadline deadline() {
    Duration length = Duration.ofMinutes(minutes);
    return new Deadline(
        slot,
        DeadlineKind.valueOf(kind),
        runId,
        stepId,
        brin,
        calendar == null
            ? new TimeLimit.ClockTime(length)
            : new TimeLimit.WorkingTime(length, calendar),
        Moment.valueOf(startsFrom),
        startedAt,
        dueAt,
        metAt,
        basis,
        target);
  }
}
