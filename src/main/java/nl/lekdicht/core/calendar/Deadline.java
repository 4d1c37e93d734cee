package nl.lekdicht.core.calendar;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that must have happened by a certain instant, with what it runs from and why.
 *
 * @param slot names the deadline within its incident, so that it can be found again
 * @param startedAt when it began to run; null while that is not known
 * @param dueAt the last instant that is in time; null exactly while {@code startedAt} is
 * @param metAt when that which was due was done, according to the record
 * @param basis the clause or article
 * @param target true for a term of our own, where neither law nor contract names a number
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
    String basis,
    boolean target) {

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
    if (dueAt == null) {
      return State.WAITING;
    }
    if (metAt != null) {
      return metAt.isAfter(dueAt) ? State.MISSED : State.MET;
    }
    return now.isAfter(dueAt) ? State.MISSED : State.OPEN;
  }
}
