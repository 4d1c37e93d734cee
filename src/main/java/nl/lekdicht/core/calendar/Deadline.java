package nl.lekdicht.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that must have happened by a certain instant, with what it runs from and why.
 *
 * @param slot names the deadline within its incident, so that it can be found again
 * @param startedAt when it began to run; null while that is not known
 * @param dueAt the last instant that is in time; null exactly while {@code startedAt} is
 * @param metAt when that which was due was done, according to the record
 * @param judged null where it is judged by the moments as they now stand
 */
public record Deadline(
    String slot,
    DeadlineKind kind,
    @Nullable UUID run,
    @Nullable String step,
    @Nullable String school,
    TimeLimit limit,
    Moment startsFrom,
    @Nullable Instant startedAt,
    @Nullable Instant dueAt,
    @Nullable Instant metAt,
    Basis basis,
    @Nullable Judgement judged) {

  /** How a deadline stands at some instant. */
  public enum State {
    /** Its start is not known yet. */
    WAITING,
    OPEN,
    /** Done at the due instant or before. */
    MET,
    /** Done later, or not done and the time is up. */
    MISSED
  }

  public State stateAt(Instant now) {
    if (judged != null) {
      return judged == Judgement.IN_TIME ? State.MET : State.MISSED;
    }
    if (dueAt == null) {
      return State.WAITING;
    }
    if (metAt != null) {
      return metAt.isAfter(dueAt) ? State.MISSED : State.MET;
    }
    return now.isAfter(dueAt) ? State.MISSED : State.OPEN;
  }

  /**
   * Regulation (EEC, Euratom) 1182/71, art. 3(1): the hour in which the event falls is not counted, so a term in hours ends this much later
   * than the strict count. Shown beside it; no alarm goes by it. Empty for terms that are not of the law, and while the start is unknown.
   */
  public Optional<Instant> findEndByRegulation() {
    boolean ofTheLaw =
        kind == DeadlineKind.AP_NOTIFICATION || kind == DeadlineKind.AP_NOTIFICATION_CAUTIOUS;
    return ofTheLaw && startedAt != null
        ? Optional.of(
            startedAt.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)).plus(limit.length()))
        : Optional.empty();
  }
}
