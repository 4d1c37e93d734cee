package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Outcome.accepted;
import static nl.lekdicht.core.Outcome.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import nl.lekdicht.core.calendar.WorkingCalendar;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.core.checklist.Term;
import nl.lekdicht.core.term.Ladder;
import nl.lekdicht.core.term.Rung;
import nl.lekdicht.core.term.Terms;
import org.jspecify.annotations.Nullable;

/** Counts the terms of a checklist's steps. */
final class StepTerms {
  private static final int WHOLE = 100;

  private StepTerms() {}

  /**
   * Counted for one run.
   *
   * @param dueAt by step, for the steps whose start is known
   * @param warnsAt by step, for terms in working time: the moments of the shares of its ladder, in their order
   */
  record Counted(Map<String, Instant> dueAt, Map<String, List<Instant>> warnsAt) {}

  /** Refused when a term would need a year that its calendar does not know. */
  static Outcome<Counted> count(
      Checklist checklist,
      Instant reportedAt,
      @Nullable Instant discoveredAt,
      Terms terms,
      Function<String, WorkingCalendar> calendars) {
    Map<String, Instant> dueAt = new LinkedHashMap<>();
    Map<String, List<Instant>> warnsAt = new LinkedHashMap<>();
    for (Step step : checklist.steps()) {
      Term term = step.term();
      Instant from = term == null ? null : startOf(term.from(), reportedAt, discoveredAt);
      if (term == null || from == null) {
        continue;
      }
      switch (term.limit()) {
        case TimeLimit.ClockTime clock -> dueAt.put(step.id(), from.plus(clock.length()));
        case TimeLimit.WorkingTime working -> {
          WorkingCalendar calendar = calendars.apply(working.calendar());
          switch (calendar.after(from, working.length())) {
            case Outcome.Refused<Instant>(Refusal refusal) -> {
              return refused(refusal);
            }
            case Outcome.Accepted<Instant>(Instant due) -> dueAt.put(step.id(), due);
          }
          warnsAt.put(
              step.id(), shares(terms.ladder(term.kind()), calendar, from, working.length()));
        }
      }
    }
    return accepted(new Counted(Map.copyOf(dueAt), Map.copyOf(warnsAt)));
  }

  /** No share ends later than the whole, which the calendar could count. */
  private static List<Instant> shares(
      Ladder ladder, WorkingCalendar calendar, Instant from, Duration length) {
    List<Instant> moments = new ArrayList<>();
    for (Rung rung : ladder.rungs()) {
      if (rung.when() instanceof Rung.When.Share(int percent)
          && calendar.after(from, length.multipliedBy(percent).dividedBy(WHOLE))
              instanceof Outcome.Accepted<Instant>(Instant moment)) {
        moments.add(moment);
      }
    }
    return List.copyOf(moments);
  }

  static @Nullable Instant startOf(
      Moment moment, Instant reportedAt, @Nullable Instant discoveredAt) {
    return switch (moment) {
      case REPORT -> reportedAt;
      case DISCOVERY -> discoveredAt;
      case REPORT_OR_DISCOVERY ->
          discoveredAt != null && discoveredAt.isBefore(reportedAt) ? discoveredAt : reportedAt;
      case SCHOOL_AWARENESS, ESCALATION, LAST_UPDATE -> null;
    };
  }
}
