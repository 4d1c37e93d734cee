package nl.lekdicht.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.term.Hearer;
import nl.lekdicht.core.term.Hearing;
import nl.lekdicht.core.term.NextRung;
import nl.lekdicht.core.term.Watched;

/** Says which warnings are to be given now. */
public final class Warnings {
  /** A warning that comes later than this after its moment says so. */
  private static final Duration NOTICEABLY = Duration.ofMinutes(1);

  private Warnings() {}

  /**
   * One message to some people about deadlines of one kind that fall due together.
   *
   * @param rung as the ladder has it
   * @param heardBefore who heard the rung before
   */
  public record Warning(
      List<Deadline> deadlines,
      NextRung rung,
      Hearing hearing,
      Set<UUID> heardBefore,
      IncidentEvent.DeadlineWarned event) {}

  /**
   * The earliest warnings whose moment has come: for each deadline at most one. When they are recorded there may be more; ask again.
   *
   * @param roster everybody of the supplier who can be told now
   */
  public static List<Warning> due(Incident incident, Instant now, List<Hearer> roster) {
    List<Watched> due =
        Ladders.of(incident).stream()
            .filter(watched -> watched.next() != null && !watched.next().at().isAfter(now))
            .toList();
    Instant earliest =
        due.stream()
            .map(watched -> rungOf(watched).at())
            .min(Comparator.naturalOrder())
            .orElse(now);
    Map<Told, List<Deadline>> together = new LinkedHashMap<>();
    for (Watched watched : due) {
      if (rungOf(watched).at().equals(earliest)) {
        together
            .computeIfAbsent(told(incident, watched, now, roster), _ -> new ArrayList<>())
            .add(watched.deadline());
      }
    }
    return together.entrySet().stream()
        .map(entry -> warning(entry.getKey(), entry.getValue(), now))
        .toList();
  }

  /** What deadlines must have in common to be told in one message. */
  private record Told(
      DeadlineKind kind, Instant dueAt, NextRung rung, Hearing hearing, Set<UUID> heardBefore) {}

  private static NextRung rungOf(Watched watched) {
    return Objects.requireNonNull(watched.next());
  }

  private static Told told(Incident incident, Watched watched, Instant now, List<Hearer> roster) {
    Deadline deadline = watched.deadline();
    int last = incident.terms().ladder(deadline.kind()).rungs().size();
    NextRung rung = rungOf(watched);
    boolean isReminder = rung.number() > last;
    if (isReminder) {
      rung = latest(incident, deadline, rung, now);
    }
    Set<UUID> before = incident.climbOf(deadline.slot()).heard();
    boolean sameAgain = isReminder || watched.acknowledgedAt() != null;
    Hearing hearing =
        Hearing.of(
            rung.audience(),
            Ladders.handlerOf(incident, deadline),
            sameAgain ? Set.of() : before,
            roster);
    return new Told(
        deadline.kind(), Objects.requireNonNull(deadline.dueAt()), rung, hearing, before);
  }

  /** Of reminders that nobody could be given in time only the last is: the others would all say the same. */
  private static NextRung latest(
      Incident incident, Deadline deadline, NextRung reminder, Instant now) {
    int number = reminder.number();
    while (!Ladders.momentOf(incident, deadline, number + 1).isAfter(now)) {
      number++;
    }
    return new NextRung(number, Ladders.momentOf(incident, deadline, number), reminder.audience());
  }

  private static Warning warning(Told told, List<Deadline> deadlines, Instant now) {
    NextRung rung = told.rung();
    return new Warning(
        List.copyOf(deadlines),
        rung,
        told.hearing(),
        told.heardBefore(),
        new IncidentEvent.DeadlineWarned(
            deadlines.stream().map(Deadline::slot).toList(),
            rung.number(),
            told.dueAt(),
            rung.at(),
            told.hearing().audience(),
            told.hearing().hearers().stream().map(Hearer::account).toList(),
            now.isAfter(rung.at().plus(NOTICEABLY))));
  }
}
