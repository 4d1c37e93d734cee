package nl.lekdicht.deadline;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.lekdicht.core.calendar.Basis;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Judgement;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import nl.lekdicht.core.term.Audience;
import nl.lekdicht.core.term.NextRung;
import nl.lekdicht.core.term.Watched;
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
    @Nullable LocalDate holdsFrom,
    boolean target,
    @Nullable String judged,
    @Nullable Instant acknowledgedAt,
    @Nullable Integer nextRung,
    @Nullable Instant nextAt,
    @Nullable String nextAudience,
    @Nullable Instant lookAt) {

  Watched watched() {
    NextRung next =
        nextRung == null || nextAt == null || nextAudience == null
            ? null
            : new NextRung(nextRung, nextAt, Audience.valueOf(nextAudience));
    return new Watched(deadline(), acknowledgedAt, next, lookAt);
  }

  private Deadline deadline() {
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
        new Basis(basis, holdsFrom, target),
        judged == null ? null : Judgement.valueOf(judged));
  }
}
