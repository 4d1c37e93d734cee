package nl.lekdicht.deadline;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as it is shown.
 *
 * @param within ISO 8601 duration
 */
@Serdeable
public record DeadlineView(
    UUID incidentId,
    String incidentNumber,
    DeadlineKind kind,
    @Nullable UUID runId,
    @Nullable String stepId,
    @Nullable String brin,
    Moment startsFrom,
    @Nullable Instant startedAt,
    @Nullable Instant dueAt,
    Deadline.State state,
    @Nullable Instant metAt,
    String basis,
    String within,
    Counting counting,
    boolean target) {

  /**
   * @param now the moment for which it is judged
   */
  public static DeadlineView of(
      Deadline deadline, UUID incidentId, String incidentNumber, Instant now) {
    return new DeadlineView(
        incidentId,
        incidentNumber,
        deadline.kind(),
        deadline.run(),
        deadline.step(),
        deadline.school(),
        deadline.startsFrom(),
        deadline.startedAt(),
        deadline.dueAt(),
        deadline.stateAt(now),
        deadline.metAt(),
        deadline.basis(),
        deadline.limit().length().toString(),
        Counting.of(deadline.limit()),
        deadline.target());
  }
}
