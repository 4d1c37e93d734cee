package nl.lekdicht.deadline;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Judgement;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.term.Audience;
import nl.lekdicht.core.term.NextRung;
import nl.lekdicht.core.term.Watched;
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
    String slot,
    DeadlineKind kind,
    @Nullable UUID runId,
    @Nullable String stepId,
    @Nullable String brin,
    Moment startsFrom,
    @Nullable Instant startedAt,
    @Nullable Instant dueAt,
    Deadline.State state,
    @Nullable Instant metAt,
    @Nullable Judgement judged,
    String basis,
    @Nullable LocalDate holdsFrom,
    String within,
    Counting counting,
    boolean target,
    @Nullable Instant endByRegulation,
    @Nullable Instant acknowledgedAt,
    @Nullable NextWarning nextWarning) {

  /** Who hears next when nobody reacts. */
  @Serdeable
  record NextWarning(Instant at, Audience audience) {}

  /**
   * @param now the moment for which it is judged
   */
  public static DeadlineView of(
      Watched watched, UUID incidentId, String incidentNumber, Instant now) {
    NextRung next = watched.next();
    return of(
        watched.deadline(),
        incidentId,
        incidentNumber,
        now,
        watched.acknowledgedAt(),
        next == null ? null : new NextWarning(next.at(), next.audience()));
  }

  /** Without who at the supplier hears of it: that is not for schools. */
  public static DeadlineView forSchool(
      Deadline deadline, UUID incidentId, String incidentNumber, Instant now) {
    return of(deadline, incidentId, incidentNumber, now, null, null);
  }

  private static DeadlineView of(
      Deadline deadline,
      UUID incidentId,
      String incidentNumber,
      Instant now,
      @Nullable Instant acknowledgedAt,
      @Nullable NextWarning nextWarning) {
    return new DeadlineView(
        incidentId,
        incidentNumber,
        deadline.slot(),
        deadline.kind(),
        deadline.run(),
        deadline.step(),
        deadline.school(),
        deadline.startsFrom(),
        deadline.startedAt(),
        deadline.dueAt(),
        deadline.stateAt(now),
        deadline.metAt(),
        deadline.judged(),
        deadline.basis().clause(),
        deadline.basis().holdsFrom(),
        deadline.limit().length().toString(),
        Counting.of(deadline.limit()),
        deadline.basis().target(),
        deadline.findEndByRegulation().orElse(null),
        acknowledgedAt,
        nextWarning);
  }
}
