package nl.lekdicht.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.term.Audience;
import nl.lekdicht.core.term.Ladder;
import nl.lekdicht.core.term.NextRung;
import nl.lekdicht.core.term.Rung;
import nl.lekdicht.core.term.Watched;
import org.jspecify.annotations.Nullable;

/** The warnings of an incident's deadlines: which rung comes next, when, and for whom. */
public final class Ladders {
  private static final int WHOLE = 100;

  /** What is due at an instant is missed after it. */
  private static final Duration JUST_AFTER = Duration.ofMillis(1);

  private Ladders() {}

  /** The deadlines of an incident, in due order, with what the watch has to do about each. */
  public static List<Watched> of(Incident incident) {
    return Deadlines.of(incident).stream().map(deadline -> watched(incident, deadline)).toList();
  }

  private static Watched watched(Incident incident, Deadline deadline) {
    Climb climb = incident.climbOf(deadline.slot());
    NextRung next = isOpen(incident, deadline) ? next(incident, deadline, climb) : null;
    return new Watched(
        deadline,
        climb.acknowledged() == null ? null : climb.acknowledged().at(),
        next,
        lookAt(incident, deadline, next));
  }

  private static boolean isOpen(Incident incident, Deadline deadline) {
    return !incident.isClosed()
        && deadline.dueAt() != null
        && deadline.metAt() == null
        && deadline.judged() == null
        && !isWrittenOff(incident, deadline);
  }

  /** An update that was missed is followed by the next; nobody is called out of bed for the old one. */
  private static boolean isWrittenOff(Incident incident, Deadline deadline) {
    return deadline.kind() == DeadlineKind.STATUS_UPDATE && !isPendingUpdate(incident, deadline);
  }

  private static boolean isPendingUpdate(Incident incident, Deadline deadline) {
    return Updates.findPending(incident.updates())
        .filter(update -> Deadlines.updateSlot(update).equals(deadline.slot()))
        .isPresent();
  }

  /** When somebody acknowledged it, only that person is reminded, and not after it is due. */
  private static @Nullable NextRung next(Incident incident, Deadline deadline, Climb climb) {
    Ladder ladder = incident.terms().ladder(deadline.kind());
    int number = climb.reached() + 1;
    Instant at = momentOf(incident, deadline, number);
    if (climb.acknowledged() == null) {
      return new NextRung(number, at, audienceOf(ladder, number));
    }
    boolean isReminder = number > ladder.rungs().size();
    return isReminder || ladder.rungs().get(number - 1).when() instanceof Rung.When.AfterDue
        ? null
        : new NextRung(number, at, Audience.HANDLER);
  }

  private static Audience audienceOf(Ladder ladder, int number) {
    return ladder.rungs().get(Math.min(number, ladder.rungs().size()) - 1).audience();
  }

  private static @Nullable Instant lookAt(
      Incident incident, Deadline deadline, @Nullable NextRung next) {
    Instant warn = next == null ? null : next.at();
    if (incident.isClosed() || !isPendingUpdate(incident, deadline) || deadline.dueAt() == null) {
      return warn;
    }
    Instant miss = deadline.dueAt().plus(JUST_AFTER);
    return warn != null && warn.isBefore(miss) ? warn : miss;
  }

  /** The moment of a rung of a deadline that has begun; numbers beyond the ladder are its reminders. */
  static Instant momentOf(Incident incident, Deadline deadline, int number) {
    Ladder ladder = incident.terms().ladder(deadline.kind());
    int last = ladder.rungs().size();
    if (number > last) {
      return momentOf(incident, deadline, last).plus(ladder.again().multipliedBy(number - last));
    }
    Instant dueAt = Objects.requireNonNull(deadline.dueAt(), "a deadline that waits");
    return switch (ladder.rungs().get(number - 1).when()) {
      case Rung.When.AfterDue(Duration delay) -> dueAt.plus(delay);
      case Rung.When.Share(int percent) ->
          countedShare(incident, deadline, number)
              .orElseGet(() -> elapsedShare(deadline, dueAt, percent));
    };
  }

  private static Optional<Instant> countedShare(Incident incident, Deadline deadline, int number) {
    UUID run = deadline.run();
    if (run == null || deadline.limit().calendarId() == null) {
      return Optional.empty();
    }
    return incident
        .findRun(run)
        .map(found -> found.warnsAt().getOrDefault(deadline.step(), List.of()))
        .filter(moments -> moments.size() >= number)
        .map(moments -> moments.get(number - 1));
  }

  private static Instant elapsedShare(Deadline deadline, Instant dueAt, int percent) {
    Instant startedAt = deadline.startedAt() == null ? dueAt : deadline.startedAt();
    return startedAt.plus(
        Duration.between(startedAt, dueAt).multipliedBy(percent).dividedBy(WHOLE));
  }

  /** The highest rung up to {@code reached} whose moment is past at {@code at}; 0 when there is none. The deadline has begun. */
  static int lastPassed(Incident incident, Deadline deadline, int reached, Instant at) {
    int number = reached;
    while (number > 0 && momentOf(incident, deadline, number).isAfter(at)) {
      number--;
    }
    return number;
  }

  /** The person on a deadline: who acknowledged it, or else who recorded something of its run, or of the incident, last. */
  static UUID handlerOf(Incident incident, Deadline deadline) {
    Climb.Acknowledgement taken = incident.climbOf(deadline.slot()).acknowledged();
    if (taken != null) {
      return taken.by();
    }
    return Optional.ofNullable(deadline.run())
        .flatMap(incident::findRun)
        .map(IncidentRun::handler)
        .orElse(incident.handler());
  }
}
